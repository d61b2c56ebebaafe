package io.spatialforge.export.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Photographs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTargetTests {

    @TempDir
    Path folder;

    private static HubTarget target() {
        return new HubTarget(Dialects.named("qwen3-vl"), Photographs.NONE);
    }

    private static List<String> names(Finished finished) {
        return finished.files().stream().map(Finished.WrittenFile::name).toList();
    }

    @Test
    void filesAreNamedByTaskAndSplitWithTheirNumberAndCount() throws IOException {
        assertThat(names(HubExports.export(folder, target(), Streets.some(3))))
                .containsExactly(
                        "grounding/train-00000-of-00001.parquet",
                        "grounding/test-00000-of-00001.parquet",
                        "near-far/train-00000-of-00001.parquet",
                        "near-far/test-00000-of-00001.parquet");
    }

    @Test
    void aRowHoldsThePairAsTextsAndAsColumns() throws Exception {
        HubExports.export(folder, target(), List.of(Streets.nearer("n0", Streets.photo(7), Split.TRAIN)));
        assertThat(HubExports.ask(
                        folder,
                        "SELECT id, task, form, template, question, answer, answer_kind, to_json(choices), to_json(messages), image_id, source,"
                                + " file, url, sha256, width, height, licence, to_json(regions), claim, evidence, rule,"
                                + " depth_source FROM FILES"))
                .containsExactly(List.of(
                        "n0",
                        "near-far",
                        "pair-choice",
                        "near-far.pair-choice.01",
                        "Which is nearer?\nA. the dog [100, 100, 200, 200]\nB. the bench\nAnswer with the letter.",
                        "A",
                        "choice",
                        "[\"the dog [100, 100, 200, 200]\",\"the bench\"]",
                        "[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"text\":null},"
                                + "{\"type\":\"text\",\"text\":\"Which is nearer?\\nA. the dog [100, 100, 200, 200]\\n"
                                + "B. the bench\\nAnswer with the letter.\"}]},"
                                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"A\"}]}]",
                        "street/7",
                        "street",
                        "a/7.jpg",
                        "https://photos.example/7.jpg",
                        "ab".repeat(32),
                        "1000",
                        "500",
                        "CC-BY-2.0",
                        "[{\"id\":\"r3\",\"label\":\"dog\",\"box\":[100.0,50.0,200.5,100.0],\"point\":null},"
                                + "{\"id\":\"r7\",\"label\":\"bench\",\"box\":[500.0,250.0,1000.0,500.0],\"point\":null}]",
                        "{\"type\":\"nearer\",\"nearer\":\"r3\",\"farther\":\"r7\"}",
                        "{\"rule\":\"near-far@3\",\"depth_source\":\"a-depth-model\",\"margins\":{\"depth_ratio\":1.5},"
                                + "\"thresholds\":{\"depth_ratio\":1.15}}",
                        "near-far@3",
                        "a-depth-model"));
    }

    @Test
    void boxesAreInTheTextAsTheDialectWritesThemAndWhatIsUnknownIsNull() throws Exception {
        HubExports.export(folder, target(), List.of(Streets.where("w0", Streets.photo(0), Split.TRAIN)));
        assertThat(HubExports.ask(folder, "SELECT answer, choices IS NULL, depth_source IS NULL FROM FILES"))
                .containsExactly(List.of("[{\"bbox_2d\": [100, 100, 200, 200], \"label\": \"dog\"}]", "true", "true"));
    }

    @Test
    void aPhotographNeedsNoNameWhereItHasAnAddress() throws Exception {
        Image named = Streets.photo(0);
        Image nameless = new Image(
                named.id(),
                named.source(),
                null,
                named.url(),
                named.sha256(),
                named.width(),
                named.height(),
                named.transform(),
                named.licence());
        HubExports.export(folder, target(), List.of(Streets.where("w0", nameless, Split.TRAIN)));
        assertThat(HubExports.ask(folder, "SELECT file IS NULL, url FROM FILES"))
                .containsExactly(List.of("true", "https://photos.example/0.jpg"));
        assertThat(target().validate(folder).faults()).isEmpty();
    }

    @Test
    void anyDialectWillDoWhoseTextsHaveCoordinates() {
        List<String> without = Dialects.names().stream()
                .filter(name -> !HubTarget.hasCoordinates(Dialects.named(name)))
                .toList();
        assertThat(without).containsExactly("ms-swift");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HubTarget(Dialects.named("ms-swift"), Photographs.NONE))
                .withMessageContaining("ms-swift keeps coordinates apart");
    }

    @Test
    void theFooterTellsTheTypesAsTheLibraryDatasetsReadsThem() throws Exception {
        HubExports.export(folder, target(), List.of(Streets.where("w0", Streets.photo(0), Split.TRAIN)));
        String text = "{\"dtype\":\"string\",\"_type\":\"Value\"}";
        String number = "{\"dtype\":\"float64\",\"_type\":\"Value\"}";
        String size = "{\"dtype\":\"int32\",\"_type\":\"Value\"}";
        String expected = "{\"info\":{\"features\":{\"id\":T,\"task\":T,\"form\":T,\"template\":T,\"question\":T,"
                + "\"answer\":T,\"answer_kind\":T,\"choices\":[T],"
                + "\"messages\":[{\"role\":T,\"content\":[{\"type\":T,\"text\":T}]}],\"image_id\":T,\"source\":T,\"file\":T,"
                + "\"url\":T,\"sha256\":T,\"width\":I,\"height\":I,\"licence\":T,"
                + "\"regions\":[{\"id\":T,\"label\":T,\"box\":[D],\"point\":[D]}],\"claim\":T,\"evidence\":T,\"rule\":T,"
                + "\"depth_source\":T}}}";
        assertThat(HubExports.ask(
                        folder,
                        "SELECT decode(value) FROM parquet_kv_metadata('" + folder
                                + "/*/*.parquet') WHERE decode(key) = 'huggingface'"))
                .containsExactly(List.of(expected.replace("T,", text + ",")
                        .replace("[T]", "[" + text + "]")
                        .replace("T}", text + "}")
                        .replace("I,", size + ",")
                        .replace("[D]", "[" + number + "]")));
    }

    @Test
    void aSplitThatIsTooLargeForOneFileIsCutIntoSeveral() throws Exception {
        HubTarget small = new HubTarget(Dialects.named("qwen3-vl"), Photographs.NONE, 4000);
        assertThat(names(HubExports.export(folder, small, Streets.some(7))))
                .contains("grounding/train-00000-of-00002.parquet", "grounding/train-00001-of-00002.parquet");
        assertThat(HubExports.ask(folder, "SELECT count(*), count(DISTINCT id) FROM FILES"))
                .containsExactly(List.of("14", "14"));
        assertThat(small.validate(folder).faults()).isEmpty();
    }

    @Test
    void theSamePairsGiveTheSameBytes() throws IOException {
        Path again = folder.resolve("again");
        Path once = folder.resolve("once");
        Finished first = HubExports.export(once, target(), Streets.some(50));
        HubExports.export(again, target(), Streets.some(50));
        for (String name : names(first)) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(once.resolve(name));
        }
        for (String name : List.of("README.md", "croissant.json")) {
            assertThat(again.resolve(name)).hasSameBinaryContentAs(once.resolve(name));
        }
    }

    @Test
    void photographsGoIntoTheRowsWhereTheyAreBroughtAlong() throws Exception {
        HubTarget target = new HubTarget(Dialects.named("qwen3-vl"), new Drawn());
        HubExports.export(folder, target, Streets.some(3));
        assertThat(
                        HubExports.ask(
                                folder,
                                "SELECT id, decode(image.bytes), image.path, file FROM FILES WHERE task = 'grounding' ORDER BY id"))
                .containsExactly(
                        List.of("w0", "picture of street/0", "street/a/0.jpg", "street/a/0.jpg"),
                        List.of("w1", "picture of street/1", "street/a/1.jpg", "street/a/1.jpg"),
                        List.of("w2", "picture of street/2", "street/a/2.jpg", "street/a/2.jpg"));
        assertThat(target.validate(folder).faults()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("image-credits.csv"))).hasSize(4);
    }

    @Test
    void pairsOfAPhotographThatMayNotBeCopiedAreLeftOut() throws Exception {
        HubTarget target = new HubTarget(
                Dialects.named("qwen3-vl"),
                (image, use) -> image.id().equals("street/1")
                        ? Photographs.NONE.upright(image, use)
                        : new Drawn().upright(image, use));
        Finished finished = HubExports.export(folder, target, Streets.some(3));
        assertThat(finished.summary().written()).isEqualTo(4);
        assertThat(HubExports.ask(folder, "SELECT count(*) FROM FILES WHERE image_id = 'street/1'"))
                .containsExactly(List.of("0"));
    }

    /** Photographs that say what they are. */
    private record Drawn() implements Photographs {
        @Override
        public Found upright(Image image, Use use) {
            byte[] bytes = ("picture of " + image.id()).getBytes(StandardCharsets.UTF_8);
            return new Photograph("jpg", bytes, true, new Licence("CC0-1.0", Licence.Copies.ALTERED, Set.of()));
        }
    }
}
