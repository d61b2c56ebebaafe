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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /** The record the dialect writes. */
    static String record(Dialect dialect, QaPair pair) {
        return record(dialect, Conversation.of(pair));
    }

    /** The record the dialect writes. */
    static String record(Dialect dialect, Conversation conversation) {
        RecordWriter writer = new RecordWriter(dialect, false);
        List<String> records = new ArrayList<>();
        for (QaPair pair : conversation.pairs()) {
            Refusal refusal = writer.refusal(pair);
            if (refusal != null) {
                throw new AssertionError("no record, but " + refusal);
            }
        }
        writer.write(
                conversation,
                (c, buffer, length) -> records.add(new String(buffer, 0, length, StandardCharsets.UTF_8)),
                (pair, refusal) -> {
                    throw new AssertionError("no record, but " + refusal);
                });
        return records.getFirst();
    }

    /** Why the dialect writes nothing. */
    static Refusal refusal(Dialect dialect, QaPair pair) {
        RecordWriter writer = new RecordWriter(dialect, false);
        Refusal refusal = writer.refusal(pair);
        List<Refusal> refusals = new ArrayList<>();
        if (refusal == null) {
            writer.write(Conversation.of(pair), (c, buffer, length) -> {}, (p, r) -> refusals.add(r));
            refusal = refusals.isEmpty() ? null : refusals.getFirst();
        }
        if (refusal == null) {
            throw new AssertionError("written: " + pair);
        }
        return refusal;
    }

    /** What the dialect writes as the answer of a pair. */
    static String answer(Dialect dialect, QaPair pair) {
        return new Teller(dialect, false)
                .tell(Conversation.of(pair))
                .turns()
                .getFirst()
                .answer();
    }
}
