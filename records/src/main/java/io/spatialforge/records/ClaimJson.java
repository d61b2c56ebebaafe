package io.spatialforge.records;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.scene.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim: an object with its {@code type} and the ids of the regions it is about. */
final class ClaimJson {

    private ClaimJson() {}

    static void write(Claim claim, LineOutput out) {
        out.startObject();
        switch (claim) {
            case Claim.Nearer c -> {
                out.string(RecordNames.TYPE, "nearer");
                out.string(RecordNames.NEARER, c.nearer());
                out.string(RecordNames.FARTHER, c.farther());
            }
            case Claim.DepthOrder c -> {
                out.string(RecordNames.TYPE, "depth-order");
                out.strings(RecordNames.ORDER, c.order());
            }
            case Claim.ExtremeDepth c -> {
                out.string(RecordNames.TYPE, "extreme-depth");
                out.string(RecordNames.WHICH, c.which().id());
                out.string(RecordNames.REGION, c.region());
                out.strings(RecordNames.AMONG, c.among());
            }
            case Claim.LeftOf c -> {
                out.string(RecordNames.TYPE, "left-of");
                out.string(RecordNames.LEFT, c.left());
                out.string(RecordNames.RIGHT, c.right());
            }
            case Claim.HorizontalOrder c -> {
                out.string(RecordNames.TYPE, "horizontal-order");
                out.strings(RecordNames.ORDER, c.order());
            }
            case Claim.Bearing c -> {
                out.string(RecordNames.TYPE, "bearing");
                out.string(RecordNames.VIEWER, c.viewer());
                out.string(RecordNames.TARGET, c.target());
                out.string(RecordNames.DIRECTION, c.direction().id());
            }
            case Claim.Facing c -> {
                out.string(RecordNames.TYPE, "facing");
                out.string(RecordNames.VIEWER, c.viewer());
                out.string(RecordNames.FACING, c.facing().id());
            }
            case Claim.Count c -> {
                out.string(RecordNames.TYPE, "count");
                out.string(RecordNames.LABEL, c.label());
                out.name(RecordNames.CONDITION);
                if (c.condition() == null) {
                    out.nothing();
                } else {
                    ConditionJson.write(c.condition(), out);
                }
                out.integer(RecordNames.COUNT, c.count());
                out.strings(RecordNames.REGIONS, c.regions());
            }
            case Claim.Grounding c -> {
                out.string(RecordNames.TYPE, "grounding");
                out.name(RecordNames.EXPRESSION);
                ExpressionJson.write(c.expression(), out);
                out.strings(RecordNames.REGIONS, c.regions());
            }
            case Claim.Referring c -> {
                out.string(RecordNames.TYPE, "referring");
                out.name(RecordNames.EXPRESSION);
                ExpressionJson.write(c.expression(), out);
                out.string(RecordNames.REGION, c.region());
            }
        }
        out.endObject();
    }

    static Claim read(RecordReader in) {
        in.openObject();
        Fields fields = new Fields();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            fields.take(field, in);
        }
        return in.valid(() -> fields.claim(in));
    }

    /** What any claim may have; which of it this one has, its type tells. */
    private static final class Fields {

        private int seen;
        private @Nullable String type;
        private @Nullable String nearer;
        private @Nullable String farther;
        private @Nullable List<String> order;
        private @Nullable DepthEnd which;
        private @Nullable String region;
        private @Nullable List<String> among;
        private @Nullable String left;
        private @Nullable String right;
        private @Nullable String viewer;
        private @Nullable String target;
        private @Nullable Direction direction;
        private @Nullable View facing;
        private @Nullable String label;
        private @Nullable Condition condition;
        private @Nullable Integer count;
        private @Nullable List<String> regions;
        private @Nullable Expression expression;

        void take(String field, RecordReader in) {
            seen++;
            switch (field) {
                case "type" -> type = in.string();
                case "nearer" -> nearer = in.string();
                case "farther" -> farther = in.string();
                case "order" -> order = in.strings();
                case "which" -> which = in.named(DepthEnd::ofId);
                case "region" -> region = in.string();
                case "among" -> among = in.strings();
                case "left" -> left = in.string();
                case "right" -> right = in.string();
                case "viewer" -> viewer = in.string();
                case "target" -> target = in.string();
                case "direction" -> direction = in.named(Direction::ofId);
                case "facing" -> facing = in.named(View::ofId);
                case "label" -> label = in.string();
                case "condition" -> condition = in.openNullableObject() ? ConditionJson.read(in) : null;
                case "count" -> count = in.integer();
                case "regions" -> regions = in.strings();
                case "expression" -> expression = ExpressionJson.read(in);
                default -> throw in.unknown(field);
            }
        }

        Claim claim(RecordReader in) {
            String ofType = in.required(type, "type");
            return switch (ofType) {
                case "nearer" ->
                    of(3, new Claim.Nearer(in.required(nearer, "nearer"), in.required(farther, "farther")), in);
                case "depth-order" -> of(2, new Claim.DepthOrder(in.required(order, "order")), in);
                case "extreme-depth" ->
                    of(
                            4,
                            new Claim.ExtremeDepth(
                                    in.required(which, "which"),
                                    in.required(region, "region"),
                                    in.required(among, "among")),
                            in);
                case "left-of" -> of(3, new Claim.LeftOf(in.required(left, "left"), in.required(right, "right")), in);
                case "horizontal-order" -> of(2, new Claim.HorizontalOrder(in.required(order, "order")), in);
                case "bearing" ->
                    of(
                            4,
                            new Claim.Bearing(
                                    in.required(viewer, "viewer"),
                                    in.required(target, "target"),
                                    in.required(direction, "direction")),
                            in);
                case "facing" ->
                    of(3, new Claim.Facing(in.required(viewer, "viewer"), in.required(facing, "facing")), in);
                case "count" ->
                    of(
                            5,
                            new Claim.Count(
                                    in.required(label, "label"),
                                    condition,
                                    in.required(count, "count"),
                                    in.required(regions, "regions")),
                            in);
                case "grounding" ->
                    of(
                            3,
                            new Claim.Grounding(in.required(expression, "expression"), in.required(regions, "regions")),
                            in);
                case "referring" ->
                    of(
                            3,
                            new Claim.Referring(in.required(expression, "expression"), in.required(region, "region")),
                            in);
                default -> throw new RecordException(in.path() + "/type", "a known type of claim", "'" + ofType + "'");
            };
        }

        private Claim of(int fields, Claim claim, RecordReader in) {
            if (seen != fields) {
                throw new RecordException(in.path(), fields + " fields for '" + type + "'", seen + " fields");
            }
            return claim;
        }
    }
}
