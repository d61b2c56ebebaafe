package io.spatialforge.core;

import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Scenes by the thousand for properties: boxes, depth and people anywhere, with all flaws that annotations have. */
public final class GeneratedScenes {

    private static final List<String> LABELS =
            List.of("dog", "cat", "chair", "person", "car", "bottle", "laptop", "bicycle", "clock", "person");

    private GeneratedScenes() {}

    public static Scene scene(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = 300 + random.nextInt(900);
        int height = 300 + random.nextInt(700);
        Image image = new Image(
                "generated/" + seed, "generated", seed + ".jpg", null, null, width, height, Transform.IDENTITY, null);
        DepthSource.Kind kind = DepthSource.Kind.values()[random.nextInt(3)];
        DepthSource.Geometry geometry = DepthSource.Geometry.values()[random.nextInt(2)];
        int labels = 1 + random.nextInt(6);
        List<Region> regions = new ArrayList<>();
        int n = random.nextInt(11);
        for (int i = 0; i < n; i++) {
            String label = LABELS.get((int) ((seed & 3) + random.nextInt(labels)));
            regions.add(region(random, i, label, width, height, kind));
        }
        Set<String> exhaustive = new TreeSet<>();
        Set<String> present = new HashSet<>();
        for (Region region : regions) {
            present.add(region.label());
            if (random.nextInt(10) > 0) {
                exhaustive.add(region.label());
            }
        }
        Set<String> absent = new TreeSet<>();
        for (String label : List.of("zebra", "truck", "toilet")) {
            if (random.nextBoolean()) {
                absent.add(label);
            }
        }
        DepthSource depth = random.nextInt(8) == 0 ? null : new DepthSource("generated", kind, geometry, 0.5, 12);
        SplittableRandom more = new SplittableRandom(~seed);
        regions.replaceAll(region -> described(region, more));
        return new Scene(image, regions, exhaustive, absent, depth).withRelationships(relationships(n, more));
    }

    /** Some regions are points, some have attributes, some were described by people. */
    private static Region described(Region region, SplittableRandom random) {
        Region described = region;
        if (random.nextInt(12) == 0) {
            Box box = region.box();
            described = Region.annotated(0, region.label(), new Point(box.centreX(), box.centreY()), region.flags())
                    .withId(region.id());
        }
        List<String> present = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (String attribute : List.of("wooden", "sitting")) {
            switch (random.nextInt(5)) {
                case 0, 1 -> present.add(attribute);
                case 2, 3 -> absent.add(attribute);
                default -> {} // nobody was asked
            }
        }
        if (random.nextInt(6) == 0) {
            String text = "the one in row " + random.nextInt(20);
            described = described.withExpressions(List.of(text));
        }
        return described.withAttributes(Attributes.of(present, absent));
    }

    private static List<Relationship> relationships(int regions, SplittableRandom random) {
        List<Relationship> relationships = new ArrayList<>();
        List<String> predicates = List.of("on", "holds", "wears", "ride", "dances with");
        for (int i = 0; regions > 1 && i < regions; i++) {
            int subject = random.nextInt(regions);
            int object = (subject + 1 + random.nextInt(regions - 1)) % regions;
            relationships.add(
                    new Relationship("r" + subject, predicates.get(random.nextInt(predicates.size())), "r" + object));
        }
        return relationships;
    }

    private static Region region(
            SplittableRandom random, int index, String label, int width, int height, DepthSource.Kind kind) {
        double w = width * (0.01 + 0.4 * random.nextDouble());
        double h = height * (0.01 + 0.5 * random.nextDouble());
        double x = random.nextDouble() * (width - w);
        double y = random.nextDouble() * (height - h);
        Flags flags = Flags.NONE;
        if (random.nextInt(15) == 0) {
            flags = flags.with(RegionFlag.values()[random.nextInt(RegionFlag.values().length)]);
        }
        Region region = Region.annotated(index, label, new Box(x, y, x + w, y + h), flags);
        if (random.nextInt(12) > 0) {
            double z = 0.8 + 10 * random.nextDouble();
            region = region.withDepth(new RegionDepth(
                    extent(random, z, kind), extent(random, z * (0.97 + 0.06 * random.nextDouble()), kind)));
        }
        if (label.equals("person") && random.nextInt(4) > 0) {
            View view = View.values()[random.nextInt(4)];
            double degrees = switch (view) {
                case TOWARDS -> 0;
                case AWAY -> 180;
                case LEFT -> -90;
                case RIGHT -> 90;
            };
            double off = view == View.AWAY ? 0 : 20 * (random.nextDouble() - 0.5);
            region = region.withKeypoints(keypoints(region.box(), view))
                    .withFacing(new FacingEstimate(view, degrees + off, 30, 0.9, "generated"));
        }
        return region;
    }

    private static DepthExtent extent(SplittableRandom random, double z, DepthSource.Kind kind) {
        double half = z * 0.1 * random.nextDouble();
        return kind == DepthSource.Kind.INVERSE
                ? new DepthExtent(12 - z + half, 12 - z, 12 - z - half, 500)
                : new DepthExtent(z - half, z, z + half, 500);
    }

    /** An upright person who fills the box and faces as told. */
    public static Keypoints keypoints(Box box, View view) {
        double[] k = new double[51];
        double middle = box.centreX();
        double w = box.width();
        double h = box.height();
        double toImageRight = switch (view) {
            case TOWARDS -> 0.3 * w;
            case AWAY -> -0.3 * w;
            case LEFT, RIGHT -> 0;
        };
        put(k, Keypoints.LEFT_SHOULDER, middle + toImageRight, box.y1() + 0.2 * h, 2);
        put(k, Keypoints.RIGHT_SHOULDER, middle - toImageRight, box.y1() + 0.2 * h, 2);
        put(k, Keypoints.LEFT_HIP, middle + 0.6 * toImageRight, box.y1() + 0.5 * h, 2);
        put(k, Keypoints.RIGHT_HIP, middle - 0.6 * toImageRight, box.y1() + 0.5 * h, 2);
        double nose = switch (view) {
            case TOWARDS, AWAY -> 0;
            case LEFT -> -0.2 * w;
            case RIGHT -> 0.2 * w;
        };
        int seen = view == View.AWAY ? 1 : 2;
        put(k, Keypoints.NOSE, middle + nose, box.y1() + 0.1 * h, seen);
        put(k, Keypoints.LEFT_EYE, middle + nose * 0.8, box.y1() + 0.08 * h, view == View.RIGHT ? 1 : seen);
        put(k, Keypoints.RIGHT_EYE, middle + nose * 0.8, box.y1() + 0.08 * h, view == View.LEFT ? 1 : seen);
        put(k, Keypoints.LEFT_EAR, middle + 0.3 * toImageRight, box.y1() + 0.1 * h, view == View.RIGHT ? 1 : 2);
        put(k, Keypoints.RIGHT_EAR, middle - 0.3 * toImageRight, box.y1() + 0.1 * h, view == View.LEFT ? 1 : 2);
        return new Keypoints(k);
    }

    private static void put(double[] k, int point, double x, double y, int visibility) {
        k[3 * point] = x;
        k[3 * point + 1] = y;
        k[3 * point + 2] = visibility;
    }
}
