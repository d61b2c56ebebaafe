package io.spatialforge.records;

import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/** What words can say to pick regions: an object with its {@code kind}. */
final class ExpressionJson {

    /** Of all kinds. */
    private static final SerializedString[] ORDER = {RecordNames.KIND, RecordNames.LABEL};

    private ExpressionJson() {}

    static void write(Expression expression, LineOutput out) {
        out.startObject();
        out.string(RecordNames.KIND, kind(expression));
        out.string(RecordNames.LABEL, expression.label());
        switch (expression) {
            case Expression.Every every -> {}
            case Expression.Only only -> {}
            case Expression.Ordinal ordinal -> {
                out.integer(RecordNames.POSITION, ordinal.position());
                out.string(RecordNames.FROM, ordinal.from().id());
            }
            case Expression.Extreme extreme ->
                out.string(RecordNames.EXTREMITY, extreme.extremity().id());
            case Expression.Such such -> {
                out.name(RecordNames.CONDITIONS);
                out.startArray();
                for (Condition condition : such.conditions()) {
                    ConditionJson.write(condition, out);
                }
                out.endArray();
            }
            case Expression.ExtremeSuch extreme -> {
                out.name(RecordNames.CONDITION);
                ConditionJson.write(extreme.condition(), out);
                out.string(RecordNames.EXTREMITY, extreme.extremity().id());
            }
            case Expression.Stated stated -> out.string(RecordNames.TEXT, stated.text());
        }
        out.endObject();
    }

    private static String kind(Expression expression) {
        return switch (expression) {
            case Expression.Every every -> "every";
            case Expression.Only only -> "only";
            case Expression.Ordinal ordinal -> "ordinal";
            case Expression.Extreme extreme -> "extreme";
            case Expression.Such such -> "such";
            case Expression.ExtremeSuch extreme -> "extreme-such";
            case Expression.Stated stated -> "stated";
        };
    }

    static Expression read(RecordReader in) {
        in.openObject();
        @Nullable String kind = null;
        @Nullable String label = null;
        @Nullable Integer position = null;
        @Nullable Side from = null;
        @Nullable Extremity extremity = null;
        @Nullable List<Condition> conditions = null;
        @Nullable Condition condition = null;
        @Nullable String text = null;
        int fields = 0;
        for (String field = in.nextField(ORDER, 0); field != null; field = in.nextField(ORDER, fields)) {
            fields++;
            switch (field) {
                case "kind" -> kind = in.string();
                case "label" -> label = in.string();
                case "position" -> position = in.integer();
                case "from" -> from = in.named(Side::ofId);
                case "extremity" -> extremity = in.named(Extremity::ofId);
                case "conditions" -> conditions = conditions(in);
                case "condition" -> {
                    in.openObject();
                    condition = ConditionJson.read(in);
                }
                case "text" -> text = in.string();
                default -> throw in.unknown(field);
            }
        }
        String ofLabel = in.required(label, "label");
        String ofKind = in.required(kind, "kind");
        int expected;
        Expression expression;
        switch (ofKind) {
            case "every" -> {
                expected = 2;
                expression = new Expression.Every(ofLabel);
            }
            case "only" -> {
                expected = 2;
                expression = new Expression.Only(ofLabel);
            }
            case "ordinal" -> {
                expected = 4;
                expression =
                        new Expression.Ordinal(ofLabel, in.required(position, "position"), in.required(from, "from"));
            }
            case "extreme" -> {
                expected = 3;
                expression = new Expression.Extreme(ofLabel, in.required(extremity, "extremity"));
            }
            case "such" -> {
                expected = 3;
                List<Condition> all = in.required(conditions, "conditions");
                expression = in.valid(() -> new Expression.Such(ofLabel, all));
            }
            case "extreme-such" -> {
                expected = 4;
                expression = new Expression.ExtremeSuch(
                        ofLabel, in.required(condition, "condition"), in.required(extremity, "extremity"));
            }
            case "stated" -> {
                expected = 3;
                expression = new Expression.Stated(ofLabel, in.required(text, "text"));
            }
            default ->
                throw new RecordException(
                        in.path() + "/kind",
                        "every, only, ordinal, extreme, such, extreme-such or stated",
                        "'" + ofKind + "'");
        }
        if (fields != expected) {
            throw new RecordException(in.path(), expected + " fields for '" + ofKind + "'", fields + " fields");
        }
        return expression;
    }

    private static List<Condition> conditions(RecordReader in) {
        List<Condition> conditions = new ArrayList<>();
        in.openArray();
        while (in.nextObject()) {
            conditions.add(ConditionJson.read(in));
        }
        return conditions;
    }
}
