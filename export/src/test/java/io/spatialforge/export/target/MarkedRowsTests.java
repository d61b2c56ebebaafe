package io.spatialforge.export.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.DialectOptions;
import io.spatialforge.export.Dialects;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.licence.Licences;
import io.spatialforge.export.marks.Pixels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedRowsTests {

    private static final String SHOWN = "00000000000000aa";
    private static final String PLAIN = "00000000000000bb";

    @TempDir
    Path folder;

    private final Drawer drawer = new Drawer();

    @BeforeEach
    void allow() {
        drawer.refusal = null;
    }

    /** Photographs that are a word each, and drawings on them that are one more. */
    private static final class Drawer implements Photographs {
        private @Nullable Refusal refusal;

        @Override
        public Found upright(Image image, Use use) {
            return refusal != null && use == Use.ALTERED ? new Withheld(refusal) : photograph("photograph", true);
        }

        @Override
        public Found drawn(Photograph photograph, Consumer<Pixels> drawing) {
            int[] filled = new int[1];
            drawing.accept(new Pixels() {
                @Override
                public int width() {
                    return 640;
                }

                @Override
                public int height() {
                    return 480;
                }

                @Override
                public void fill(int x1, int y1, int x2, int y2, int rgb) {
                    filled[0]++;
                }
            });
            return photograph("drawn on" + (filled[0] > 0 ? "" : " not at all"), false);
        }

        private static Photograph photograph(String text, boolean verbatim) {
            Licence licence = Objects.requireNonNull(Licences.of("CC-BY-4.0"));
            return new Photograph("jpg", text.getBytes(StandardCharsets.UTF_8), verbatim, licence);
        }
    }

    private static QaPair pair(String id, String question, String answer) {
        Image image = new Image("street/1", "street", "a.jpg", null, null, 640, 480, Transform.IDENTITY, "CC-BY-4.0");
        return new QaPair(
                id,
                Split.TRAIN,
                image,
                new Phrased("pair", question, answer, AnswerKind.TEXT, null, "t"),
                List.of(
                        new QaRegion("r0", "dog", new Box(10, 10, 100, 100)),
                        new QaRegion("r1", "bench", new Box(300, 200, 400, 300))),
                new Claim.Nearer("r0", "r1"),
                Evidence.of("t@1"));
    }

    private SmallExport export(QaPair... pairs) throws IOException {
        DialectOptions marks = DialectOptions.DEFAULTS.with(DialectOptions.Regions.MARKS);
        Target target = new RecordTarget(Dialects.named("openai", marks), 1, drawer);
        return SmallExport.of(target, folder, List.of(List.of(pairs)));
    }

    private final QaPair shown = pair(SHOWN, "Which is nearer, the dog {r0} or the bench {r1}?", "the dog {r0}");
    private final QaPair plain = pair(PLAIN, "Which is nearer, the dog or the bench?", "the dog");

    @Test
    void aConversationThatShowsRegionsHasAPhotographOfItsOwn() throws IOException {
        SmallExport export = export(shown, plain);
        assertThat(export.written()).contains(SHOWN, PLAIN);
        assertThat(Files.readString(folder.resolve("images/marked/" + SHOWN + ".jpg")))
                .isEqualTo("drawn on");
        assertThat(Files.readString(folder.resolve("images/street/a.jpg"))).isEqualTo("photograph");
        assertThat(Files.readString(folder.resolve("train.jsonl")))
                .contains("\"url\":\"marked/" + SHOWN + ".jpg\"")
                .contains("\"url\":\"street/a.jpg\"")
                .contains("the dog (mark 1)");
    }

    @Test
    void bothCopiesAreCreditedWithWhatWasChanged() throws IOException {
        export(shown, plain);
        assertThat(Files.readAllLines(folder.resolve("image-credits.csv")))
                .anyMatch(line -> line.startsWith("images/marked/" + SHOWN + ".jpg,street/1,street,")
                        && line.contains("\"marks drawn in, encoded anew\""))
                .anyMatch(line -> line.startsWith("images/street/a.jpg,street/1,street,") && line.contains(",none,"));
    }

    @Test
    void whereNothingMayBeDrawnOnlyWhatShowsNothingIsWritten() throws IOException {
        drawer.refusal = new Refusal(Reason.LICENCE_FORBIDS, "no altered copies");
        SmallExport export = export(shown, plain);
        assertThat(export.refused()).containsOnlyKeys(SHOWN);
        assertThat(export.refused().get(SHOWN)).isEqualTo(drawer.refusal);
        assertThat(export.written()).contains(PLAIN).doesNotContain(SHOWN);
        assertThat(folder.resolve("images/marked")).doesNotExist();
    }
}
