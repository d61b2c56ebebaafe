package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.DialectOptions.Regions;
import io.spatialforge.export.Importer.ImportedTurn;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.dataset.RecordFiles;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.export.syntax.RegionSyntax.Located;
import io.spatialforge.export.syntax.TextRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What any dialect writes reads back as what was meant, over many odd conversations. */
class DialectRoundTripTests {

    private static final int CONVERSATIONS = 1500;

    @TempDir
    Path folder;

    /** All dialects as they are by default, and those whose options change what they write. */
    static List<Arguments> dialects() {
        List<Arguments> dialects = new ArrayList<>();
        for (String name : Dialects.names()) {
            dialects.add(Arguments.of(Named.of(name, Dialects.named(name))));
            Dialect points = Dialects.named(name, DialectOptions.DEFAULTS.with(Regions.POINTS));
            dialects.add(Arguments.of(Named.of(name + " as points", points)));
        }
        DialectOptions small = new DialectOptions(576 * 28 * 28, Regions.TEXT, "https://example.org/photographs");
        for (String name : List.of("qwen2.5-vl", "openai")) {
            dialects.add(Arguments.of(Named.of(name + " with options", Dialects.named(name, small))));
        }
        return dialects;
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void textAndIdsAreIdenticalAndBoxesWithinHalfAUnit(Dialect dialect) {
        OddPairs odd = new OddPairs(20);
        Written written = new Written(dialect);
        Importer importer = new Importer(dialect);
        for (int i = 0; i < CONVERSATIONS; i++) {
            Conversation conversation = odd.next(i);
            String line = written.write(conversation);
            if (line != null) {
                same(importer.read(line, Frame.of(conversation.image())), conversation, dialect);
            }
        }
        assertThat(written.lines.size()).isGreaterThan(CONVERSATIONS / 8);
        assertThat(written.refused).doesNotContainKey(Reason.UNREADABLE);
    }

    private static void same(Importer.Imported read, Conversation conversation, Dialect dialect) {
        assertThat(read.id()).isEqualTo(conversation.id());
        List<String> ids = conversation.pairs().stream().map(QaPair::id).toList();
        if (ids.size() > 1) {
            assertThat(read.qaIds()).isEqualTo(ids);
        }
        assertThat(read.images()).containsExactly(conversation.image().file());
        assertThat(read.turns()).hasSameSizeAs(ids);
        for (int i = 0; i < ids.size(); i++) {
            same(read.turns().get(i), conversation.pairs().get(i), dialect);
        }
    }

    private static void same(ImportedTurn turn, QaPair pair, Dialect dialect) {
        List<String> markup = dialect.regions().markup();
        String question = pair.phrased().question();
        String answer = pair.phrased().answer();
        assertThat(turn.question()).isEqualTo(TextRules.harmless(neutral(question), markup));
        assertThat(turn.answer()).isEqualTo(TextRules.harmless(neutral(answer), markup));
        List<String> shown = new ArrayList<>(Placeholders.in(question));
        int told = shown.size();
        shown.addAll(Placeholders.in(answer));
        assertThat(turn.regions()).hasSameSizeAs(shown);
        AnswerKind kind = pair.phrased().kind();
        for (int i = 0; i < shown.size(); i++) {
            QaRegion region = region(pair, shown.get(i));
            Located located = turn.regions().get(i);
            boolean pointed =
                    i >= told && kind == AnswerKind.POINTS || !dialect.regions().tellsBoxes();
            close(located.shape(), pointed ? centre(region.shape()) : region.shape(), pair.image(), dialect);
            if (located.label() != null) {
                assertThat(located.label()).isEqualTo(TextRules.harmless(region.label(), markup));
            }
        }
    }

    private static String neutral(String text) {
        return Placeholders.replace(text, id -> "{}");
    }

    private static QaRegion region(QaPair pair, String id) {
        return pair.regions().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Point centre(Shape shape) {
        return shape instanceof Point point
                ? point
                : new Point(
                        (shape.extent().x1() + shape.extent().x2()) / 2,
                        (shape.extent().y1() + shape.extent().y2()) / 2);
    }

    private static void close(Shape back, Shape pixels, Image image, Dialect dialect) {
        Grid grid = dialect.regions().grid(Frame.of(image));
        double x = grid.pixelsPerUnitX() / 2 + 1e-6;
        double y = grid.pixelsPerUnitY() / 2 + 1e-6;
        assertThat(back.getClass()).isEqualTo(pixels.getClass());
        assertThat(back.extent().x1()).isEqualTo(pixels.extent().x1(), within(x));
        assertThat(back.extent().x2()).isEqualTo(pixels.extent().x2(), within(x));
        assertThat(back.extent().y1()).isEqualTo(pixels.extent().y1(), within(y));
        assertThat(back.extent().y2()).isEqualTo(pixels.extent().y2(), within(y));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatIsWrittenIsValidByItselfAndAsAFolderWithItsOtherFiles(Dialect dialect) throws IOException {
        OddPairs odd = new OddPairs(21);
        Written written = new Written(dialect);
        for (int i = 0; i < CONVERSATIONS / 4; i++) {
            written.write(odd.next(i));
        }
        Validation valid = new Validation(written.lines.size(), List.of());
        Map<Framing, String> framed = Map.of(
                Framing.LINES,
                String.join("\n", written.lines) + "\n",
                Framing.ARRAY,
                "[" + String.join(",\n", written.lines) + "]");
        for (Framing framing : dialect.framings()) {
            Path file = folder.resolve("one" + framing.extension());
            Files.writeString(file, framed.get(framing));
            assertThat(RecordFiles.validate(file, dialect)).isEqualTo(valid);
            Files.delete(file);
        }
        Framing framing = dialect.framings().getFirst();
        DataFiles.DataFile file = new DataFiles.DataFile("train" + framing.extension(), written.lines.size());
        Files.writeString(folder.resolve(file.name()), framed.get(framing));
        dialect.describe(new DataFiles(folder, "my run", "images", Map.of(Split.TRAIN, List.of(file))));
        assertThat(RecordFiles.validate(folder, dialect)).isEqualTo(valid);
    }

    /** What a dialect wrote, and how often it refused why. */
    private static final class Written {
        private final Dialect dialect;
        private final RecordWriter writer;
        private final List<String> lines = new ArrayList<>();
        private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);

        Written(Dialect dialect) {
            this.dialect = dialect;
            this.writer = new RecordWriter(dialect, false);
        }

        /** Null if a pair was refused, in which case that was right, or a conversation was written pair by pair. */
        @Nullable
        String write(Conversation conversation) {
            for (QaPair pair : conversation.pairs()) {
                Refusal refusal = writer.refusal(pair);
                if (refusal != null) {
                    refused.merge(refusal.reason(), 1, Integer::sum);
                    rightly(refusal, pair);
                    return null;
                }
                assertThat(anyThin(pair)).isFalse();
            }
            List<String> written = new ArrayList<>();
            int before = refused.getOrDefault(Reason.UNREADABLE, 0);
            writer.write(
                    conversation,
                    (c, buffer, length) -> written.add(new String(buffer, 0, length, StandardCharsets.UTF_8)),
                    (pair, refusal) -> refused.merge(refusal.reason(), 1, Integer::sum));
            lines.addAll(written);
            boolean whole = refused.getOrDefault(Reason.UNREADABLE, 0) == before && written.size() == 1;
            return whole ? written.getFirst() : null;
        }

        private void rightly(Refusal refusal, QaPair pair) {
            Image image = pair.image();
            double shorter = Math.min(image.width(), image.height());
            double longer = Math.max(image.width(), image.height());
            switch (refusal.reason()) {
                case BOX_DEGENERATE -> assertThat(anyThin(pair)).isTrue();
                case IMAGE_EXTREME_ASPECT -> assertThat(longer / shorter).isGreaterThan(100);
                case IMAGE_TOO_SMALL -> assertThat(shorter).isLessThan(32);
                case NEEDS_BOXES -> assertThat(dialect.regions().tellsBoxes()).isFalse();
                default -> throw new AssertionError(refusal + " of " + pair);
            }
        }

        private boolean anyThin(QaPair pair) {
            Grid grid = dialect.regions().grid(Frame.of(pair.image()));
            String texts = pair.phrased().question() + pair.phrased().answer();
            return Placeholders.in(texts).stream()
                    .map(id -> region(pair, id).shape())
                    .anyMatch(shape -> shape instanceof Box && grid.degenerate(shape));
        }
    }
}
