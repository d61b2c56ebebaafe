package io.spatialforge.vision.people;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which people of an image the pose model is shown: those of whom anything can come of it. Rules say nothing of the facing
 * of people who are cut by the image's border, small or mixed up with others, so their poses are not asked for.
 *
 * @param chosen largest first, each box once
 * @param left the others, in the order given
 */
public record PeopleToLookAt(List<Box> chosen, List<Left> left) {

    /** A person who is not looked at. */
    public record Left(Box person, Reason reason) {}

    /** A dozen people are a crowd; each costs as much as detecting all things of the image. */
    private static final int MOST = 8;

    /**
     * Longer side in pixels, after reducing the image to {@value #SHOWN} pixels on its shorter side. A person a little
     * larger is shown enlarged threefold, with a torso of about twenty pixels; below, fronts and backs are mixed up.
     */
    private static final double SMALLEST = 64;

    private static final double SHOWN = 800;

    /** Within this many pixels of the border a box is cut by it. */
    private static final double BORDER = 2;

    /** Intersection over union from which keypoints may have been placed on the other person. */
    private static final double CROWDED = 0.3;

    public PeopleToLookAt {
        chosen = List.copyOf(chosen);
        left = List.copyOf(left);
    }

    /**
     * Chooses from the people of an image.
     *
     * @param people their boxes, in pixels of the upright image; equal ones count once
     * @param width of the upright image
     * @param height of the upright image
     */
    public static PeopleToLookAt of(List<Box> people, int width, int height) {
        double scale = Math.min(1, SHOWN / Math.min(width, height));
        List<Box> all = List.copyOf(new LinkedHashSet<>(people));
        List<Box> fit = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Box person : all) {
            if (Math.max(person.width(), person.height()) * scale < SMALLEST) {
                left.add(new Left(person, Reason.TINY));
            } else if (person.x1() <= BORDER
                    || person.y1() <= BORDER
                    || person.x2() >= width - BORDER
                    || person.y2() >= height - BORDER) {
                left.add(new Left(person, Reason.TRUNCATED));
            } else if (isCrowded(person, all)) {
                left.add(new Left(person, Reason.OVERLAP));
            } else {
                fit.add(person);
            }
        }
        fit.sort(Comparator.comparingDouble(Box::area)
                .reversed()
                .thenComparing(Box::x1)
                .thenComparing(Box::y1)
                .thenComparing(Box::x2));
        while (fit.size() > MOST) {
            left.add(new Left(fit.removeLast(), Reason.TOO_MANY));
        }
        return new PeopleToLookAt(fit, left);
    }

    private static boolean isCrowded(Box person, List<Box> all) {
        for (Box other : all) {
            if (!other.equals(person) && other.iou(person) > CROWDED) {
                return true;
            }
        }
        return false;
    }
}
