package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.export.Importer.ImportedTurn;
import io.spatialforge.export.hub.HubExports;
import io.spatialforge.export.hub.HubTarget;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.Grid;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.export.syntax.TextRules;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Photographs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Parquet read back as what was meant, over many odd pairs. */
class HuggingFaceRoundTripTests {

    private static final int PAIRS = 2000;

    private static final Dialect DIALECT = Dialects.named("qwen3-vl");

    @TempDir
    Path folder;

    private final HubTarget target = new HubTarget(DIALECT, Photographs.NONE);

    private Map<String, QaPair> export() throws Exception {
        OddPairs odd = new OddPairs(33);
        Map<String, QaPair> pairs = new HashMap<>();
        List<QaPair> list = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            for (QaPair pair : odd.next(i).pairs()) {
                pairs.put(pair.id(), pair);
                list.add(pair);
            }
        }
        Finished finished = HubExports.export(folder, target, list);
        assertThat(finished.summary().written()).isGreaterThan(PAIRS / 2);
        return pairs;
    }

    @Test
    void textsAndIdsAreIdenticalAndBoxesOfTheTextsWithinHalfAUnit() throws Exception {
        Map<String, QaPair> pairs = export();
        Importer importer = new Importer(DIALECT);
        for (List<String> row : HubExports.ask(folder, "SELECT id, file, question, answer FROM FILES")) {
            QaPair pair = Objects.requireNonNull(pairs.remove(row.getFirst()), "an id that was written once");
            Importer.Imported read = importer.read(record(row), Frame.of(pair.image()));
            assertThat(read.images()).containsExactly(pair.image().file());
            same(read.turns().getFirst(), pair);
        }
    }

    /** A row as a record of the dialect, put together by hand. */
    private static String record(List<String> row) {
        ObjectNode record = JsonMapper.shared().createObjectNode();
        record.put("id", row.get(0)).put("image", row.get(1));
        record.putArray("conversations").addObject().put("from", "human").put("value", "<image>\n" + row.get(2));
        record.withArray("conversations").addObject().put("from", "gpt").put("value", row.get(3));
        return record.toString();
    }

    private static void same(ImportedTurn turn, QaPair pair) {
        List<String> markup = DIALECT.regions().markup();
        String question = pair.phrased().question();
        String answer = pair.phrased().answer();
        assertThat(turn.question()).isEqualTo(TextRules.harmless(neutral(question), markup));
        assertThat(turn.answer()).isEqualTo(TextRules.harmless(neutral(answer), markup));
        List<String> shown = new ArrayList<>(Placeholders.in(question));
        int told = shown.size();
        shown.addAll(Placeholders.in(answer));
        assertThat(turn.regions()).hasSameSizeAs(shown);
        for (int i = 0; i < shown.size(); i++) {
            boolean pointed = i >= told && pair.phrased().kind() == AnswerKind.POINTS;
            Shape shape = region(pair, shown.get(i)).shape();
            if (!pointed) {
                close(turn.regions().get(i).shape(), shape, pair.image());
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

    private static void close(Shape back, Shape pixels, Image image) {
        Grid grid = DIALECT.regions().grid(Frame.of(image));
        double x = grid.pixelsPerUnitX() / 2 + 1e-6;
        double y = grid.pixelsPerUnitY() / 2 + 1e-6;
        assertThat(back.extent().x1()).isEqualTo(pixels.extent().x1(), within(x));
        assertThat(back.extent().x2()).isEqualTo(pixels.extent().x2(), within(x));
        assertThat(back.extent().y1()).isEqualTo(pixels.extent().y1(), within(y));
        assertThat(back.extent().y2()).isEqualTo(pixels.extent().y2(), within(y));
    }

    @Test
    void regionsAreIdenticalToTheLastDigit() throws Exception {
        Map<String, QaPair> pairs = export();
        String sql = "SELECT id, r.id, r.label, r.box[1], r.box[2], r.box[3], r.box[4] FROM"
                + " (SELECT id, unnest(regions) AS r FROM FILES) WHERE r.box IS NOT NULL";
        for (List<String> row : HubExports.ask(folder, sql)) {
            QaRegion region = region(Objects.requireNonNull(pairs.get(row.get(0))), row.get(1));
            assertThat(row.get(2)).isEqualTo(region.label());
            assertThat(region.shape())
                    .isEqualTo(new Box(
                            Double.parseDouble(row.get(3)),
                            Double.parseDouble(row.get(4)),
                            Double.parseDouble(row.get(5)),
                            Double.parseDouble(row.get(6))));
        }
    }

    @Test
    void whatWasWrittenOfOddTextsIsInOrder() throws Exception {
        export();
        assertThat(target.validate(folder).faults()).isEmpty();
    }
}
