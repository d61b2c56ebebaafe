package io.spatialforge.bench.facing;

import io.spatialforge.bench.facing.PeoplePhoto.Marked;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import io.spatialforge.vision.model.Pose;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.pixels.Picture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How far a pose model's points lie from those that people marked, by how much more than the person it is shown. */
final class CropCurve {

    private static final double[] MARGINS = {1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0};

    /** People with fewer marked points are mostly hidden. */
    private static final int ENOUGH = 8;

    private CropCurve() {}

    /** A table as Markdown. */
    static List<String> lines(List<PeoplePhoto> photos, Onlooker onlooker) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| shown, in sides of the box | people | points within 5% of the box's longer side | within 10%"
                + " | median error | shoulders exchanged |");
        lines.add("|---|---|---|---|---|---|");
        for (double margin : MARGINS) {
            lines.add(row(margin, photos, onlooker.pose(margin)));
        }
        return lines;
    }

    private static String row(double margin, List<PeoplePhoto> photos, PoseModel model) throws IOException {
        List<Double> errors = new ArrayList<>();
        int people = 0;
        int shoulders = 0;
        int exchanged = 0;
        Set<String> seen = new HashSet<>();
        for (PeoplePhoto photo : photos) {
            List<Marked> marked = new ArrayList<>();
            for (Marked person : photo.marked()) {
                if (points(person.keypoints()) >= ENOUGH
                        && seen.add(photo.file().getFileName() + " "
                                + Math.round(person.box().centreX() / 8))) {
                    marked.add(person);
                }
            }
            if (marked.isEmpty()) {
                continue;
            }
            List<Box> boxes = marked.stream().map(Marked::box).toList();
            try (Picture picture = Onlooker.decode(photo.file())) {
                List<Pose> poses = model.poses(picture, boxes);
                for (int i = 0; i < poses.size(); i++) {
                    people++;
                    Keypoints truth = marked.get(i).keypoints();
                    double side = Math.max(boxes.get(i).width(), boxes.get(i).height());
                    for (int point = 0; point < Keypoints.COUNT; point++) {
                        if (truth.labelled(point)) {
                            double x = poses.get(i).x(point) - truth.x(point);
                            double y = poses.get(i).y(point) - truth.y(point);
                            errors.add(Math.hypot(x, y) / side);
                        }
                    }
                    double spread = truth.x(Keypoints.LEFT_SHOULDER) - truth.x(Keypoints.RIGHT_SHOULDER);
                    if (truth.labelled(Keypoints.LEFT_SHOULDER)
                            && truth.labelled(Keypoints.RIGHT_SHOULDER)
                            && Math.abs(spread) > 0.1 * side) {
                        shoulders++;
                        double placed = poses.get(i).x(Keypoints.LEFT_SHOULDER)
                                - poses.get(i).x(Keypoints.RIGHT_SHOULDER);
                        exchanged += Math.signum(placed) == Math.signum(spread) ? 0 : 1;
                    }
                }
            }
        }
        double[] sorted =
                errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %.2f | %d | %.1f%% | %.1f%% | %.2f%% | %d of %d |",
                margin,
                people,
                100.0 * below(sorted, 0.05) / sorted.length,
                100.0 * below(sorted, 0.1) / sorted.length,
                100 * sorted[sorted.length / 2],
                exchanged,
                shoulders);
    }

    private static int below(double[] sorted, double limit) {
        int at = Arrays.binarySearch(sorted, limit);
        return at < 0 ? -at - 1 : at;
    }

    private static int points(Keypoints keypoints) {
        int points = 0;
        for (int i = 0; i < Keypoints.COUNT; i++) {
            points += keypoints.labelled(i) ? 1 : 0;
        }
        return points;
    }
}
