package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.syntax.Frame;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenAiDialectTests {

    private static final Dialect OPENAI = Dialects.named("openai");

    private static QaPair pair(String id, Image image, String question) {
        return Pairs.nearer(id, image, question, "the dog", new Box(0, 0, 10, 10), new Box(100, 100, 300, 400));
    }

    @Test
    void aQuestionIsAnImageAndATextAndTheAnswerATextOnly() {
        assertThat(Pairs.record(OPENAI, pair("p1", Pairs.photo(), "Which is closer, the dog or the bench?")))
                .isEqualTo("{\"id\":\"p1\",\"messages\":["
                        + "{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"a/b.jpg\"}},"
                        + "{\"type\":\"text\",\"text\":\"Which is closer, the dog or the bench?\"}]},"
                        + "{\"role\":\"assistant\",\"content\":\"the dog\"}]}");
    }

    @Test
    void theImageIsInTheFirstQuestionOnly() {
        Conversation conversation = new Conversation(
                "c1", List.of(pair("p1", Pairs.photo(), "Which?"), pair("p2", Pairs.photo(), "Sure?")));
        assertThat(Pairs.record(OPENAI, conversation))
                .isEqualTo("{\"id\":\"c1\",\"qa_ids\":[\"p1\",\"p2\"],\"messages\":["
                        + "{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"a/b.jpg\"}},"
                        + "{\"type\":\"text\",\"text\":\"Which?\"}]},"
                        + "{\"role\":\"assistant\",\"content\":\"the dog\"},"
                        + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Sure?\"}]},"
                        + "{\"role\":\"assistant\",\"content\":\"the dog\"}]}");
    }

    @Test
    void aQuestionThatShowsABoxSaysWhatItsNumbersAreInOneOfSeveralWays() {
        Set<String> legends = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String record = Pairs.record(OPENAI, pair("p" + i, Pairs.photo(), "Which, the dog or the bench {r7}?"));
            assertThat(record).contains("the bench [100, 200, 300, 800]? ").containsAnyOf("1000", "thousandths");
            legends.add(record.substring(record.indexOf("]? "), record.indexOf("assistant")));
        }
        assertThat(legends).hasSize(5);
    }

    @Test
    void boxesAreAskedForAndGivenInThousandths() {
        QaPair pair = Pairs.grounding("p1", "Where is the cup?", "{r1}", Pairs.region("r1", "cup", 200, 100, 550, 350));
        assertThat(Pairs.record(OPENAI, pair))
                .contains("Where is the cup? ")
                .containsAnyOf("1000", "thousandths")
                .contains("\"content\":\"[{\\\"bbox_2d\\\": [200, 200, 550, 700], \\\"label\\\": \\\"cup\\\"}]\"");
    }

    @Test
    void anImageThatIsNeitherJpegNorPngNorWebpIsRefused() {
        for (String file : List.of("a.tiff", "a.gif", "a", "jpg")) {
            Image image = Pairs.image(10, 10, file, Transform.IDENTITY);
            assertThat(Pairs.refusal(OPENAI, pair("p1", image, "Which?")).reason())
                    .as(file)
                    .isEqualTo(Reason.IMAGE_UNSUPPORTED);
        }
        for (String file : List.of("a.JPG", "a.jpeg", "a.png", "a.WebP")) {
            assertThat(Pairs.record(OPENAI, pair("p1", Pairs.image(10, 10, file, Transform.IDENTITY), "Which?")))
                    .contains(file);
        }
    }

    private static String message(String content) {
        return "{\"messages\": [{\"role\": \"user\", \"content\": " + content
                + "}, {\"role\": \"assistant\", \"content\": \"yes\"}]}";
    }

    private static String url(String url) {
        return message("[{\"type\": \"text\", \"text\": \"Is it?\"},"
                + " {\"type\": \"image_url\", \"image_url\": {\"url\": \"" + url + "\", \"detail\": \"low\"}}]");
    }

    @Test
    void imagesOnTheNetAndInTheRecordAreReadToo() {
        assertThat(faults(url("https://example.org/a?b=1"))).isEmpty();
        assertThat(faults(url("data:image/png;base64,AAAA"))).isEmpty();
        assertThat(faults(url("a/b.png"))).isEmpty();
    }

    @Test
    void pathsBecomeAddressesAndAreReadBackAsPaths() {
        Dialect hosted = Dialects.named(
                "openai",
                new DialectOptions(
                        DialectOptions.QWEN_MAX_PIXELS, DialectOptions.Regions.TEXT, "https://example.org/photos"));
        Image image = Pairs.image(10, 10, "a b/ü+%20?.jpg", Transform.IDENTITY);
        String record = Pairs.record(hosted, pair("p1", image, "Which?"));
        assertThat(record).contains("\"https://example.org/photos/a%20b/%C3%BC%2B%2520%3F.jpg\"");
        assertThat(new Importer(hosted).read(record, new Frame(10, 10)).images())
                .containsExactly("a b/ü+%20?.jpg");
        assertThat(hosted.fingerprint()).isNotEqualTo(OPENAI.fingerprint());
        assertThat(faults(record)).isEmpty();
    }

    @Test
    void whatTheServiceWouldTurnDownIsAFault() {
        assertThat(only(url("data:image/tiff;base64,AAAA")).field()).isEqualTo("messages[0].content[1].image_url.url");
        assertThat(only(url("a.bmp")).got()).isEqualTo("a.bmp");
        assertThat(only(url("../a.png")).field()).isEqualTo("messages[0].content[0].image_url.url");
        assertThat(only(message("[{\"type\": \"image\"}]")).field()).isEqualTo("messages[0].content[0].type");
        assertThat(only(message("[{\"type\": \"image_url\", \"image_url\": \"a.png\"},"
                                + " {\"type\": \"text\", \"text\": \"Is it?\"}]"))
                        .field())
                .isEqualTo("messages[0].content[0].image_url.url");
        assertThat(only(message("\"Is it?\"")).toString()).contains("messages: expected a part of type image_url");
        assertThat(only(message("[]")).field()).isEqualTo("messages[0].content");
        assertThat(only(url("a.png").replace("\"user\"", "\"human\"")).field()).isEqualTo("messages[0].role");
        assertThat(only(url("a.png").replace("\"yes\"", "[\"yes\"]")).field()).isEqualTo("messages[1].content[0].type");
        assertThat(only("{\"messages\": []}").field()).isEqualTo("messages");
    }

    private static Fault only(String record) {
        List<Fault> faults = faults(record);
        assertThat(faults).as(record).hasSize(1);
        return faults.getFirst();
    }

    private static List<Fault> faults(String record) {
        Faults faults = new Faults();
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        new RecordCheck(OPENAI, faults).check(bytes, 0, bytes.length);
        return faults.found();
    }
}
