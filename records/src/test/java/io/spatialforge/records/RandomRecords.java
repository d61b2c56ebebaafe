package io.spatialforge.records;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Judgement;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Caption;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Mask;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records with everything in them that a record may hold, drawn from a seed. */
final class RandomRecords {

    private static final String[] PIECES = {
        "dog", " ", "\"", "\\", "\n", "\r", "\t", "\u0000", "\u001f", "\u007f", "é", "ß", "漢字", "\u2028", "\u2029",
        "\ufeff", "🐕", "👩‍🚀", "{r3}", "/", "<", "שלום", "e\u0301", "\uffff", "a"
    };

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Nullable
    String textOrNull() {
        return random.nextInt(3) == 0 ? null : text();
    }

    private <E> E one(E[] of) {
        return of[random.nextInt(of.length)];
    }

    double number() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(1000);
            case 1 -> random.nextInt(100000) / 100.0;
            case 2 -> random.nextDouble() * 640;
            case 3 -> -random.nextGaussian();
            case 4 -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : Double.MIN_VALUE;
            }
            default -> 0;
        };
    }

    private double coordinate() {
        return random.nextBoolean() ? random.nextInt(64000) / 100.0 : random.nextDouble() * 640;
    }

    Shape shape() {
        if (random.nextInt(4) == 0) {
            return new Point(coordinate(), coordinate());
        }
        double x = coordinate();
        double y = coordinate();
        return new Box(x, y, x + coordinate(), y + coordinate());
    }

    Image image() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return new Image(
                text(),
                text(),
                textOrNull(),
                textOrNull(),
                random.nextBoolean() ? null : HexFormat.of().formatHex(hash),
                1 + random.nextInt(5000),
                1 + random.nextInt(5000),
                one(Transform.values()),
                textOrNull());
    }

    Region region(int index) {
        Flags flags = Flags.NONE;
        for (RegionFlag flag : RegionFlag.values()) {
            if (random.nextInt(4) == 0) {
                flags = flags.with(flag);
            }
        }
        double[] keypoints = new double[51];
        for (int i = 0; i < keypoints.length; i++) {
            keypoints[i] = i % 3 == 2 ? random.nextInt(3) : coordinate();
        }
        return new Region(
                "r" + index,
                text(),
                shape(),
                flags,
                random.nextDouble(),
                text(),
                random.nextBoolean()
                        ? null
                        : new RegionDepth(extent(), extent(), random.nextBoolean() ? null : number()),
                random.nextBoolean() ? null : new Keypoints(keypoints),
                random.nextBoolean()
                        ? null
                        : new FacingEstimate(
                                one(View.values()),
                                random.nextDouble() * 360 - 180,
                                random.nextDouble() * 90,
                                random.nextDouble(),
                                text()),
                random.nextBoolean() ? null : mask(),
                random.nextBoolean() ? Attributes.NONE : Attributes.of(Set.of("a" + text()), Set.of("b" + text())),
                random.nextBoolean() ? List.of() : List.of(text(), text()));
    }

    private Mask mask() {
        int width = 1 + random.nextInt(9);
        int height = 1 + random.nextInt(9);
        BitSet cells = BitSet.valueOf(new long[] {random.nextLong(), random.nextLong()});
        cells.clear(width * height, 128);
        return Mask.of(width, height, cells);
    }

    private Region one(List<Region> regions) {
        return regions.get(random.nextInt(regions.size()));
    }

    private DepthExtent extent() {
        return new DepthExtent(number(), number(), number(), random.nextInt(100000));
    }

    Scene scene() {
        List<Region> regions = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            regions.add(region(regions.size()));
        }
        TreeSet<String> exhaustive = new TreeSet<>();
        TreeSet<String> absent = new TreeSet<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            exhaustive.add(text());
            absent.add(text());
        }
        DepthSource depth = random.nextBoolean()
                ? null
                : new DepthSource(
                        text(),
                        one(DepthSource.Kind.values()),
                        one(DepthSource.Geometry.values()),
                        one(DepthSource.Origin.values()),
                        number(),
                        number());
        List<Relationship> relationships = new ArrayList<>();
        for (int i = regions.isEmpty() ? 0 : random.nextInt(4); i > 0; i--) {
            relationships.add(
                    new Relationship(one(regions).id(), text(), one(regions).id()));
        }
        List<Caption> captions = random.nextBoolean() ? List.of() : List.of(new Caption(text(), text()));
        return new Scene(image(), regions, exhaustive, absent, depth, relationships, captions);
    }

    private String id() {
        return "r" + random.nextInt(200);
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            ids.add(id());
        }
        return ids;
    }

    Expression expression() {
        return switch (random.nextInt(7)) {
            case 0 -> new Expression.Every(text());
            case 1 -> new Expression.Only(text());
            case 2 -> new Expression.Ordinal(text(), 1 + random.nextInt(9), one(Side.values()));
            case 3 ->
                new Expression.Such(
                        text(), random.nextBoolean() ? List.of(condition()) : List.of(condition(), condition()));
            case 4 -> new Expression.ExtremeSuch(text(), condition(), one(Extremity.values()));
            case 5 -> new Expression.Stated(text(), text());
            default -> new Expression.Extreme(text(), one(Extremity.values()));
        };
    }

    private Condition condition() {
        return switch (random.nextInt(3)) {
            case 0 -> new Condition.Has(text());
            case 1 -> new Condition.Related(text(), one(RelationRole.values()), text());
            default -> new Condition.InHalf(one(Side.values()));
        };
    }

    /** A claim of each type in turn. */
    Claim claim(int type) {
        return switch (type % 10) {
            case 0 -> new Claim.Nearer(id(), id());
            case 1 -> new Claim.DepthOrder(ids());
            case 2 -> new Claim.ExtremeDepth(one(DepthEnd.values()), id(), ids());
            case 3 -> new Claim.LeftOf(id(), id());
            case 4 -> new Claim.HorizontalOrder(ids());
            case 5 -> new Claim.Bearing(id(), id(), one(Direction.values()));
            case 6 -> new Claim.Facing(id(), one(View.values()));
            case 7 -> {
                List<String> counted = ids();
                Condition condition = random.nextBoolean() ? null : condition();
                yield new Claim.Count(text(), condition, counted.size(), counted);
            }
            case 8 -> new Claim.Grounding(expression(), ids());
            default -> new Claim.Referring(expression(), id());
        };
    }

    QaPair pair(int type) {
        List<String> choices = null;
        if (random.nextBoolean()) {
            choices = List.of(text(), text(), text());
        }
        List<QaPair.QaRegion> regions = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            regions.add(new QaPair.QaRegion(id(), text(), shape()));
        }
        List<Evidence.Measure> measures = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            measures.add(new Evidence.Measure(i + text(), number(), number()));
        }
        return new QaPair(
                text(),
                one(Split.values()),
                image(),
                new Phrased(text(), text(), text(), one(AnswerKind.values()), choices, text()),
                regions,
                claim(type),
                new Evidence(text(), textOrNull(), textOrNull(), measures, judgement()));
    }

    private @Nullable Judgement judgement() {
        int asked = random.nextInt(5);
        return asked == 0 ? null : new Judgement(text(), asked, 1 + random.nextInt(asked), textOrNull());
    }

    Drop drop() {
        return new Drop(
                one(Stage.values()),
                one(Unit.values()),
                one(Reason.values()),
                textOrNull(),
                textOrNull(),
                textOrNull());
    }
}
