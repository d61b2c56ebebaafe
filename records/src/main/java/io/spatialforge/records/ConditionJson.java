package io.spatialforge.records;

import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import org.jspecify.annotations.Nullable;

/** What instances must meet: an object with its {@code kind}. */
final class ConditionJson {

    private ConditionJson() {}

    static void write(Condition condition, LineOutput out) {
        out.startObject();
        switch (condition) {
            case Condition.InHalf half -> {
                out.string(RecordNames.KIND, "in-half");
                out.string(RecordNames.SIDE, half.side().id());
            }
            case Condition.Has has -> {
                out.string(RecordNames.KIND, "has");
                out.string(RecordNames.ATTRIBUTE, has.attribute());
            }
            case Condition.Related related -> {
                out.string(RecordNames.KIND, "related");
                out.string(RecordNames.PREDICATE, related.predicate());
                out.string(RecordNames.ROLE, related.role().id());
                out.string(RecordNames.OTHER, related.other());
            }
        }
        out.endObject();
    }

    /** Reads a condition whose object is open. */
    static Condition read(RecordReader in) {
        @Nullable String kind = null;
        @Nullable Side side = null;
        @Nullable String attribute = null;
        @Nullable String predicate = null;
        @Nullable RelationRole role = null;
        @Nullable String other = null;
        int fields = 0;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            fields++;
            switch (field) {
                case "kind" -> kind = in.string();
                case "side" -> side = in.named(Side::ofId);
                case "attribute" -> attribute = in.string();
                case "predicate" -> predicate = in.string();
                case "role" -> role = in.named(RelationRole::ofId);
                case "other" -> other = in.string();
                default -> throw in.unknown(field);
            }
        }
        String ofKind = in.required(kind, "kind");
        int expected;
        Condition condition;
        switch (ofKind) {
            case "in-half" -> {
                expected = 2;
                condition = new Condition.InHalf(in.required(side, "side"));
            }
            case "has" -> {
                expected = 2;
                condition = new Condition.Has(in.required(attribute, "attribute"));
            }
            case "related" -> {
                expected = 4;
                condition = new Condition.Related(
                        in.required(predicate, "predicate"), in.required(role, "role"), in.required(other, "other"));
            }
            default -> throw new RecordException(in.path() + "/kind", "in-half, has or related", "'" + ofKind + "'");
        }
        if (fields != expected) {
            throw new RecordException(in.path(), expected + " fields for '" + ofKind + "'", fields + " fields");
        }
        return condition;
    }
}
