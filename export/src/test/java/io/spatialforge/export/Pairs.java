package io.spatialforge.export;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs about one photograph of a street. */
final class Pairs {

    static final Evidence NONE = Evidence.of("test@1");

    private Pairs() {}

    static Image image(int width, int height, @Nullable String file, Transform transform) {
        return new Image("street/1", "street", file, null, null, width, height, transform, null);
    }

    static Image photo() {
        return image(1000, 500, "a/b.jpg", Transform.IDENTITY);
    }

    static QaRegion region(String id, String label, double x1, double y1, double x2, double y2) {
        return new QaRegion(id, label, new Box(x1, y1, x2, y2));
    }

    static QaPair grounding(String id, String question, String answer, QaRegion... regions) {
        List<QaRegion> list = List.of(regions);
        AnswerKind kind = answer.isEmpty() || answer.startsWith("{") ? AnswerKind.BOXES : AnswerKind.TEXT;
        return new QaPair(
                id,
                Split.TRAIN,
                photo(),
                new Phrased("every", question, answer, kind, null, "t"),
                list,
                new Claim.Grounding(
                        new Expression.Every("dog"),
                        list.stream().map(QaRegion::id).toList()),
                NONE);
    }

    static QaPair nearer(String id, Image image, String question, String answer, Shape near, Shape far) {
        return new QaPair(
                id,
                Split.TRAIN,
                image,
                new Phrased("pair", question, answer, AnswerKind.TEXT, null, "t"),
                List.of(new QaRegion("r3", "dog", near), new QaRegion("r7", "bench", far)),
                new Claim.Nearer("r3", "r7"),
                NONE);
    }

    /** The line the dialect writes, without the line feed. */
    static String line(QaPair pair) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Refusal refusal = Dialects.named("qwen3-vl").write(pair, out);
        String line = out.toString(StandardCharsets.UTF_8);
        if (refusal != null || !line.endsWith("\n")) {
            throw new AssertionError("no line, but " + refusal);
        }
        return line.substring(0, line.length() - 1);
    }

    /** Why the dialect writes nothing. */
    static Refusal refusal(QaPair pair) throws IOException {
        Refusal refusal = Dialects.named("qwen3-vl").write(pair, new ByteArrayOutputStream());
        if (refusal == null) {
            throw new AssertionError("written: " + pair);
        }
        return refusal;
    }
}
