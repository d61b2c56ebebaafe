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

    /** The open one of two is in front if, of all that is open, it lies over most of the hidden one. */
    private static int byHiding(Scene scene, Region first, Region second) {
        Region hidden = onlyOne(first, second);
        if (hidden == null) {
            return 0;
        }
        Region most = null;
        for (Region other : scene.regions()) {
            boolean over = !other.has(RegionFlag.OCCLUDED) && shared(other.box(), hidden.box()) > 0;
            if (over && (most == null || shared(other.box(), hidden.box()) > shared(most.box(), hidden.box()))) {
                most = other;
            }
        }
        Region open = hidden == first ? second : first;
        if (most != open) {
            return 0;
        }
        return open == first ? 1 : -1;
    }

    private static @Nullable Region onlyOne(Region first, Region second) {
        boolean a = first.has(RegionFlag.OCCLUDED);
        boolean b = second.has(RegionFlag.OCCLUDED);
        return a == b ? null : a ? first : second;
    }

    private static double shared(Box a, Box b) {
        double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
        double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
        return Math.max(0, width) * Math.max(0, height);
    }
}
