package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrlDialectTests {

    private static final Dialect TRL = Dialects.named("trl");

    private static QaPair pair(String id, String question) {
        return Pairs.nearer(
                id, Pairs.photo(), question, "the bench {r7}", new Box(0, 0, 10, 10), new Box(100, 100, 300, 400));
    }

    @Test
    void contentsAreTextsWithoutTagsAndAllRowsHaveTheSameColumns() {
        assertThat(Pairs.record(TRL, pair("p1", "Which is closer?")).replaceFirst("closer\\? [^\"]*\"", "closer?\""))
                .isEqualTo("{\"id\":\"p1\",\"qa_ids\":[\"p1\"],\"images\":[\"a/b.jpg\"],\"messages\":["
                        + "{\"role\":\"user\",\"content\":\"Which is closer?\"},"
                        + "{\"role\":\"assistant\",\"content\":\"the bench [100, 200, 300, 800]\"}]}");
        assertThat(Pairs.record(TRL, new Conversation("c", List.of(pair("p1", "Which?"), pair("p2", "Sure?")))))
                .startsWith("{\"id\":\"c\",\"qa_ids\":[\"p1\",\"p2\"],\"images\":[\"a/b.jpg\"],\"messages\":[");
    }

    @Test
    void aQuestionWhoseAnswerShowsABoxSaysWhatNumbersAre() {
        assertThat(Pairs.record(TRL, pair("p1", "Which is closer?"))).containsAnyOf("1000", "thousandths");
    }

    private static String record(String images, String question) {
        return "{\"images\": " + images + ", \"messages\": [{\"role\": \"user\", \"content\": " + question
                + "}, {\"role\": \"assistant\", \"content\": [{\"type\": \"text\", \"text\": \"yes\"}]}]}";
    }

    @Test
    void placesForImagesAreCountedAsTheTrainerDoes() {
        String text = "{\"type\": \"text\", \"text\": \"Is it?\"}";
        assertThat(faults(record("[\"a.jpg\"]", "[{\"type\": \"image\"}, " + text + "]")))
                .isEmpty();
        assertThat(faults(record("[\"a.jpg\", \"b.jpg\"]", "\"Is it?\""))).isEmpty();
        assertThat(faults(record("[\"a.jpg\"]", "[" + text + "]")))
                .extracting(Fault::toString)
                .containsExactly(": messages: expected as many parts of type image as images, 1, got 0");
        assertThat(faults(record("[\"a.jpg\"]", "[{\"type\": \"image_url\", \"image_url\": {\"url\": \"a.jpg\"}}]")))
                .extracting(Fault::field)
                .containsExactly("messages[0].content[0].type");
        assertThat(faults(record("\"a.jpg\"", "\"Is it?\"")))
                .extracting(Fault::field)
                .containsExactly("images");
    }

    private static List<Fault> faults(String record) {
        Faults faults = new Faults();
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        new RecordCheck(TRL, faults).check(bytes, 0, bytes.length);
        return faults.found();
    }
}
