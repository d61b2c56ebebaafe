package io.spatialforge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.export.dataset.RecordFiles;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.RegionSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads back as what was meant, over many odd pairs. */
class Qwen3VlRoundTripTests {

    private static final String[] ODD = {
        "dog",
        "\"quoted\"",
        "back\\slash",
        "line\nfeed",
        "\r",
        "tab\t",
        "\u0000\u001f",
        "naïve café",
        "狗",
        "🐕‍🦺",
        "\u2028\u2029\u0085",
        "e\u0301",
        "\u202eabc",
        "{r",
        "{rx}",
        "r3}",
        "[1, 2",
        "[a, b, c, d]",
        "'",
        "<b>",
        "a<b",
        "\ufeff",
        "ﷺ",
        "{\"a\": 1}",
        "\ud7ff\ue000\uffff",
        "％s %d ${x}",
        "</s>",
        "\b\f",
        "long ".repeat(400)
    };

    @TempDir
    Path folder;

    @Test
    void textAndIdsAreIdenticalAndBoxesWithinHalfAUnit() throws IOException {
        Random random = new Random(20);
        Dialect dialect = Dialects.named("qwen3-vl");
        Importer importer = new Importer(dialect);
        List<String> lines = new ArrayList<>();
        int thin = 0;
        for (int i = 0; i < 5000; i++) {
            QaPair pair = pair(random, i);
            if (pair.regions().stream().anyMatch(r -> isThin(r.shape(), pair.image()))) {
                assertThat(Pairs.refusal(dialect, pair).reason()).isEqualTo(Reason.BOX_DEGENERATE);
                thin++;
                continue;
            }
            String line = Pairs.record(dialect, pair);
            lines.add(line);
            Importer.Imported read = importer.read(line, Frame.of(pair.image()));
            assertThat(read.id()).isEqualTo(pair.id());
            assertThat(read.images()).containsExactly(pair.image().file());
            Importer.ImportedTurn turn = read.turns().getFirst();
            String question = pair.phrased().question();
            assertThat(turn.question()).isEqualTo(question.replaceAll("\\{r\\d+}", "{}"));
            assertThat(turn.regions()).hasSize(1 + pair.regions().size());
            close(turn.regions().getFirst().shape(), pair.regions().getFirst().shape(), pair.image());
            for (int r = 0; r < pair.regions().size(); r++) {
                RegionSyntax.Located located = turn.regions().get(r + 1);
                assertThat(located.label()).isEqualTo(pair.regions().get(r).label());
                close(located.shape(), pair.regions().get(r).shape(), pair.image());
            }
        }
        assertThat(thin).isBetween(200, 2500);
        Path file = folder.resolve("train.jsonl");
        Files.write(file, lines);
        assertThat(RecordFiles.validate(file, dialect)).isEqualTo(new Validation(lines.size(), List.of()));
    }

    /** As Python's {@code round(x / w * 1000)} sees it. */
    private static boolean isThin(Shape shape, Image image) {
        return shape instanceof Box b
                && (Math.rint(b.x1() / image.width() * 1000) >= Math.rint(b.x2() / image.width() * 1000)
                        || Math.rint(b.y1() / image.height() * 1000) >= Math.rint(b.y2() / image.height() * 1000));
    }

    private static void close(Shape back, Shape pixels, Image image) {
        double x = image.width() / 2000.0 * (1 + 1e-9);
        double y = image.height() / 2000.0 * (1 + 1e-9);
        assertThat(back.getClass()).isEqualTo(pixels.getClass());
        assertThat(back.extent().x1()).isEqualTo(pixels.extent().x1(), within(x));
        assertThat(back.extent().x2()).isEqualTo(pixels.extent().x2(), within(x));
        assertThat(back.extent().y1()).isEqualTo(pixels.extent().y1(), within(y));
        assertThat(back.extent().y2()).isEqualTo(pixels.extent().y2(), within(y));
    }

    private static QaPair pair(Random random, int i) {
        int[] sides = {1, 3, 17, 640, 1000, 4032, 30000};
        int width = sides[random.nextInt(sides.length)];
        int height = sides[random.nextInt(sides.length)];
        List<QaRegion> regions = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int r = 0; r < count; r++) {
            regions.add(new QaRegion("r" + r * 7, text(random), shape(random, width, height)));
        }
        StringBuilder answer = new StringBuilder();
        for (QaRegion region : regions) {
            answer.append(answer.isEmpty() ? "" : " ")
                    .append('{')
                    .append(region.id())
                    .append('}');
        }
        String question = "Where " + text(random) + " {r0} " + text(random) + "?";
        return new QaPair(
                "id " + i + text(random),
                Split.TRAIN,
                Pairs.image(width, height, "dir/" + i + " ü.jpg", Transform.IDENTITY),
                new Phrased("every", question, answer.toString(), AnswerKind.BOXES, null, "t"),
                regions,
                new Claim.Grounding(
                        new Expression.Every("dog"),
                        regions.stream().map(QaRegion::id).toList()),
                Pairs.NONE);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int n = random.nextInt(4); n > 0; n--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }

    private static Shape shape(Random random, int width, int height) {
        double x = random.nextDouble() * width;
        double y = random.nextDouble() * height;
        if (random.nextInt(8) == 0) {
            return new Point(x, y);
        }
        double thinX = random.nextInt(12) == 0 ? 0.002 : 1;
        double thinY = random.nextInt(12) == 0 ? 0.002 : 1;
        return new Box(
                x, y, x + (width - x) * random.nextDouble() * thinX, y + (height - y) * random.nextDouble() * thinY);
    }
}
