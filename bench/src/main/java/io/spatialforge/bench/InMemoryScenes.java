package io.spatialforge.bench;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Scenes as an ingest with depth leaves them, made in memory so that nothing but the forge is measured. */
public final class InMemoryScenes {

    private static final List<String> LABELS = List.of(
            "person",
            "chair",
            "dog",
            "bottle",
            "laptop",
            "bicycle",
            "clock",
            "umbrella",
            "kite",
            "pizza",
            "cat",
            "horse",
            "suitcase",
            "skateboard",
            "toilet",
            "refrigerator");

    private InMemoryScenes() {}

    public static List<Scene> of(int scenes, int objects, long seed) {
        List<Scene> all = new ArrayList<>(scenes);
        for (int i = 0; i < scenes; i++) {
            all.add(scene(i, objects, new SplittableRandom(seed + i)));
        }
        return all;
    }

    private static Scene scene(int number, int objects, SplittableRandom random) {
        int width = 640;
        int height = 480;
        Image image = new Image(
                "memory/" + number, "memory", number + ".jpg", null, null, width, height, Transform.IDENTITY, null);
        List<Region> regions = new ArrayList<>(objects);
        Set<String> labels = new TreeSet<>();
        for (int i = 0; i < objects; i++) {
            String label = LABELS.get(random.nextInt(LABELS.size()));
            labels.add(label);
            double w = 30 + random.nextInt(120);
            double h = 30 + random.nextInt(160);
            double x = random.nextDouble() * (width - w);
            double y = random.nextDouble() * (height - h);
            double z = 1 + 9 * random.nextDouble();
            Box box = new Box(x, y, x + w, y + h);
            Region region = Region.annotated(i, label, box, Flags.NONE)
                    .withDepth(new RegionDepth(extent(z), extent(z * (0.99 + 0.02 * random.nextDouble()))));
            regions.add(label.equals("person") ? towards(region) : region);
        }
        Set<String> absent = Set.of("zebra", "toaster");
        DepthSource depth = new DepthSource("memory", DepthSource.Kind.METRIC, DepthSource.Geometry.Z, 1, 10);
        return new Scene(image, regions, labels, absent, depth);
    }

    private static DepthExtent extent(double z) {
        return new DepthExtent(0.97 * z, z, 1.03 * z, 900);
    }

    private static Region towards(Region region) {
        Box box = region.box();
        double[] k = new double[3 * Keypoints.COUNT];
        put(k, Keypoints.NOSE, box, 0.5, 0.08);
        put(k, Keypoints.LEFT_EYE, box, 0.55, 0.06);
        put(k, Keypoints.RIGHT_EYE, box, 0.45, 0.06);
        put(k, Keypoints.LEFT_EAR, box, 0.6, 0.07);
        put(k, Keypoints.RIGHT_EAR, box, 0.4, 0.07);
        put(k, Keypoints.LEFT_SHOULDER, box, 0.8, 0.2);
        put(k, Keypoints.RIGHT_SHOULDER, box, 0.2, 0.2);
        put(k, Keypoints.LEFT_HIP, box, 0.7, 0.5);
        put(k, Keypoints.RIGHT_HIP, box, 0.3, 0.5);
        return region.withKeypoints(new Keypoints(k))
                .withFacing(new FacingEstimate(View.TOWARDS, 0, 30, 0.9, "memory"));
    }

    private static void put(double[] k, int point, Box box, double x, double y) {
        k[3 * point] = box.x1() + x * box.width();
        k[3 * point + 1] = box.y1() + y * box.height();
        k[3 * point + 2] = 2;
    }
}
