package io.spatialforge.core.verify;

import io.spatialforge.core.label.Heights;
import io.spatialforge.core.label.Heights.Height;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Order in depth by boxes: three witnesses who look at the bottom edge, the area on the picture or what is hidden, each
 * saying 1 for the first, -1 for the second or 0. Two must say the same and the third must not object.
 */
final class BoxDepthCheck {

    /** Bottoms are told apart if the lower part of one that is not beside the other is this part of the lesser height. */
    private static final double LOWER = 0.02;

    /** Areas whose ratio is below this are not told apart. */
    private static final double AREA = 1.15;

    /** Distances at ordinary heights whose ratio is below this are not told apart. */
    private static final double DISTANCE = 1.1;

    private BoxDepthCheck() {}

    /** 1 where the first is clearly nearer, -1 where it is clearly farther, 0 where it can't be told. */
    static int compare(Scene scene, Region first, Region second) {
        int bottom = byBottom(first, second);
        int size = bySize(first, second);
        int hidden = byHiding(scene, first, second);
        int sum = bottom + size + hidden;
        boolean objection = Math.abs(bottom) + Math.abs(size) + Math.abs(hidden) != Math.abs(sum);
        return objection || Math.abs(sum) < 2 ? 0 : Integer.signum(sum);
    }

    private static int byBottom(Region first, Region second) {
        boolean ground = Labels.standard().standsOnGround(first.label())
                && Labels.standard().standsOnGround(second.label());
        if (!ground && !first.label().equals(second.label())) {
            return 0;
        }
        double lesser = Math.min(first.box().height(), second.box().height());
        double below = first.box().y2() - second.box().y2();
        return Math.abs(below) <= LOWER * lesser ? 0 : (int) Math.signum(below);
    }

    private static int bySize(Region first, Region second) {
        if (Labels.standard().isPerson(first.label()) || Labels.standard().isPerson(second.label())) {
            return 0;
        }
        Box a = first.box();
        Box b = second.box();
        if (first.label().equals(second.label())) {
            double areaA = a.width() * a.height();
            double areaB = b.width() * b.height();
            return areaA > AREA * areaB ? 1 : areaB > AREA * areaA ? -1 : 0;
        }
        Height ha = Heights.standard().of(first.label());
        Height hb = Heights.standard().of(second.label());
        if (ha == null || hb == null) {
            return 0;
        }
        // Of two things as far away, the heights on the picture are in the ratio of the heights in the world.
        double expected = b.height() * ha.metres();
        double seen = a.height() * hb.metres();
        return seen > DISTANCE * expected ? 1 : expected > DISTANCE * seen ? -1 : 0;
    }

    /** By which of two overlapping boxes nothing lies on. */
    private static int byHiding(Scene scene, Region first, Region second) {
        Region hidden = onlyOne(first, second);
        if (hidden == null) {
            return 0;
        }
        int overlapping = 0;
        for (Region other : scene.regions()) {
            if (other != hidden && overlap(other.box(), hidden.box())) {
                overlapping++;
            }
        }
        Region open = hidden == first ? second : first;
        if (overlapping != 1 || !overlap(open.box(), hidden.box())) {
            return 0;
        }
        return hidden == second ? 1 : -1;
    }

    private static @Nullable Region onlyOne(Region first, Region second) {
        boolean a = first.has(RegionFlag.OCCLUDED);
        boolean b = second.has(RegionFlag.OCCLUDED);
        return a == b ? null : a ? first : second;
    }

    private static boolean overlap(Box a, Box b) {
        return a.x1() < b.x2() && b.x1() < a.x2() && a.y1() < b.y2() && b.y1() < a.y2();
    }
}
