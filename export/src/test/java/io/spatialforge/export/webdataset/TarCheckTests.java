package io.spatialforge.export.webdataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.export.Dialects;
import io.spatialforge.export.Fault;
import io.spatialforge.export.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarCheckTests {

    @TempDir
    Path folder;

    @Test
    void soundTarsHaveNoFaults() throws IOException {
        tar(
                "a.tar",
                t -> t.member("x/k1.jpg", Streets.jpeg(40, 20))
                        .member("x/k1.json", sample("k1", "x/k1.jpg"))
                        .member("x/k2.jpg", Streets.jpeg(40, 20))
                        .member("x/k2.json", sample("k2", "x/k2.jpg")));

        assertThat(faults()).isEmpty();
    }

    @Test
    void aSampleThatIsTornApartIsNamed() throws IOException {
        tar(
                "a.tar",
                t -> t.member("k1.json", sample("k1", "a.jpg"))
                        .member("k2.json", sample("k2", "a.jpg"))
                        .member("k1.txt", "x"));

        assertThat(faults())
                .contains(
                        "a.tar: k1.txt: expected members of sample 'k1' next to each other, in one tar, got another one"
                                + " after other samples");
    }

    @Test
    void aSampleInTwoTarsIsNamed() throws IOException {
        tar("a.tar", t -> t.member("k1.json", sample("k1", "a.jpg")));
        tar("b.tar", t -> t.member("k1.json", sample("k2", "a.jpg")));

        assertThat(faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("b.tar: k1.json: expected members of sample 'k1'");
    }

    @Test
    void aSampleOfOtherFieldsIsNamed() throws IOException {
        tar(
                "a.tar",
                t -> t.member("k1.json", sample("k1", "a.jpg"))
                        .member("k2.jpg", Streets.jpeg(40, 20))
                        .member("k2.json", sample("k2", "k2.jpg")));

        assertThat(faults())
                .containsExactly("a.tar: k2: expected the fields [json], as sample 'k1' has them, got [jpg, json]");
    }

    @Test
    void aMemberThatComesTwiceIsNamed() throws IOException {
        tar("a.tar", t -> t.member("k1.json", sample("k1", "a.jpg")).member("k1.json", sample("k2", "a.jpg")));

        assertThat(faults()).containsExactly("a.tar: k1.json: expected one member of that name, got a second one");
    }

    @Test
    void membersThatLoadersPassOverAreNamed() throws IOException {
        tar(
                "a.tar",
                t -> t.member("k1.json", sample("k1", "a.jpg"))
                        .member("README", "x")
                        .member(".hidden", "x")
                        .member("__meta__/k2.json", sample("k2", "a.jpg"))
                        .link("k3.json", "k1.json"));

        assertThat(faults())
                .containsExactly(
                        "a.tar: README: expected a name of key, dot and field, got one that loaders pass over",
                        "a.tar: .hidden: expected a name of key, dot and field, got one that loaders pass over",
                        "a.tar: __meta__/k2.json: expected a name that does not begin in __, got one that loaders pass"
                                + " over",
                        "a.tar: k3.json: expected a plain file, got a link or another special member, which loaders"
                                + " pass over");
    }

    @Test
    void theFaultOfAConversationIsNamedWithItsPlace() throws IOException {
        tar("a.tar", t -> t.member("k1.json", sample("k1", "a.jpg").replace("[1, 2, 3, 4]", "[1, 2, 3, 4000]")));

        assertThat(faults())
                .containsExactly("a.tar: k1.json: records[0]: conversations[1].value: expected bbox_2d of four whole"
                        + " numbers from 0 to 1000, x1 < x2 and y1 < y2, got [1, 2, 3, 4000]");
    }

    @Test
    void aRecordMustNameThePhotographOfItsSample() throws IOException {
        tar("a.tar", t -> t.member("k1.jpg", Streets.jpeg(40, 20)).member("k1.json", sample("k1", "k2.jpg")));

        assertThat(faults()).containsExactly("a.tar: k1.json: records[0]: image: expected k1.jpg, got k2.jpg");
    }

    @Test
    void aPhotographMustBeOneOfTheStatedSize() throws IOException {
        byte[] whole = Streets.jpeg(40, 20);
        tar(
                "a.tar",
                t -> t.member("k1.jpg", "no picture")
                        .member("k1.json", sample("k1", "k1.jpg"))
                        .member("k2.jpg", Streets.jpeg(20, 40))
                        .member("k2.json", sample("k2", "k2.jpg"))
                        .member("k3.jpg", Arrays.copyOf(whole, whole.length - 2))
                        .member("k3.json", sample("k3", "k3.jpg"))
                        .member("k4.jpg", "")
                        .member("k4.json", sample("k4", "k4.jpg")));

        assertThat(faults())
                .containsExactly(
                        "a.tar: k1.jpg: expected a JPEG, got other bytes",
                        "a.tar: k2.jpg: expected 40x20 pixels, as .json says, got 20x40",
                        "a.tar: k3.jpg: expected a whole JPEG, got one without an end",
                        "a.tar: k4.jpg: expected 1 to 268435456 bytes, got 0 bytes",
                        "a.tar: k4.jpg: expected a JPEG, got other bytes");
    }

    @Test
    void brokenJsonIsNamed() throws IOException {
        tar(
                "a.tar",
                t -> t.member("k1.json", "{\"records\": [}")
                        .member("k2.json", "[]")
                        .member("k3.json", "{\"dialect\": \"qwen3-vl\", \"dialect\": 1}")
                        .member("k4.json", "{\"dialect\": \"qwen3-vl\", \"records\": []}")
                        .member("k5.json", "{\"dialect\": \"esperanto\", \"records\": [1]}"));

        assertThat(faults()).hasSize(5);
        assertThat(faults().get(0)).startsWith("a.tar: k1.json: expected a JSON object, got ");
        assertThat(faults().get(1)).isEqualTo("a.tar: k2.json: expected a JSON object, got something else");
        assertThat(faults().get(2)).startsWith("a.tar: k3.json: expected a JSON object, got Duplicate");
        assertThat(faults().get(3))
                .isEqualTo("a.tar: k4.json: records: expected a list of conversations, got an empty one");
        assertThat(faults().get(4)).startsWith("a.tar: k5.json: dialect: expected one of qwen3-vl");
    }

    @Test
    void anIdThatTwoSamplesHaveIsNamed() throws IOException {
        tar("a.tar", t -> t.member("k1.json", sample("same", "a.jpg")));
        tar("b.tar", t -> t.member("k2.json", sample("same", "a.jpg")));

        assertThat(faults())
                .containsExactly("b.tar: k2.json: records[0]: id: expected an id that no record before has, got same");
    }

    @Test
    void aTarThatIsCutIsNamed() throws IOException {
        tar("a.tar", t -> t.member("k1.json", sample("k1", "a.jpg")).member("k2.json", sample("k2", "a.jpg")));
        byte[] whole = Files.readAllBytes(folder.resolve("a.tar"));
        Files.write(folder.resolve("a.tar"), Arrays.copyOf(whole, 1024 + 512 + 100));

        assertThat(faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a.tar: expected a tar that can be read to its end");
    }

    @Test
    void whatIsNoTarOrHoldsNothingIsNamed() throws IOException {
        assertThat(faults()).hasSize(1).first().asString().endsWith("expected a file *.tar in the folder, got none");

        tar("a.tar", t -> {});
        assertThat(faults()).containsExactly("a.tar: expected at least one sample, got none");

        Files.writeString(folder.resolve("a.tar"), "x".repeat(2000));
        assertThat(faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("a.tar: expected a tar that can be read to its end");
    }

    @Test
    void itStopsAfterAHundredFaults() throws IOException {
        tar("a.tar", t -> {
            for (int i = 0; i < 150; i++) {
                t.member("k" + i + ".json", "[]");
            }
        });

        Validation validation = validation();

        assertThat(validation.faults()).hasSize(100);
        assertThat(validation.stopped()).isTrue();
        assertThat(validation.records()).isEqualTo(100);
    }

    private interface Content {
        void into(Tars tar) throws IOException;
    }

    private void tar(String name, Content content) throws IOException {
        try (Tars tar = Tars.create(folder.resolve(name))) {
            content.into(tar);
        }
    }

    private static String sample(String id, String image) {
        return """
                {"image_id":"street/1","width":40,"height":20,"dialect":"qwen3-vl","qa_ids":["ID"],"records":[
                {"id":"ID","image":"IMAGE","conversations":[
                {"from":"human","value":"<image>\\nWhere is the dog?"},
                {"from":"gpt","value":"[{\\"bbox_2d\\": [1, 2, 3, 4], \\"label\\": \\"dog\\"}]"}]}]}
                """.replace("ID", id).replace("IMAGE", image);
    }

    private List<String> faults() throws IOException {
        return validation().faults().stream().map(Fault::toString).toList();
    }

    private Validation validation() throws IOException {
        return TarCheck.validate(folder, Dialects.named("qwen3-vl"));
    }
}
