package io.spatialforge.core.rule;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.RegionFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a region unfit for questions about relations: its flags, its size, a picture or mirror in which it may be seen, or
 * another region that may be the same thing.
 */
final class Flaws {

    /** Flags that make a region no plain instance of its label. */
    private static final Flags NOT_PLAIN =
            Flags.of(RegionFlag.CROWD, RegionFlag.GROUP, RegionFlag.DEPICTION, RegionFlag.INSIDE, RegionFlag.REFLECTED);

    private Flaws() {}

    /** The flaw of each of a scene's things, by their places; null where it is sound. */
    static @Nullable Reason[] of(Image image, List<Thing> things, Margins margins) {
        @Nullable Reason[] flaws = new Reason[things.size()];
        double area = (double) image.width() * image.height();
        double scale = Math.sqrt(1e6 / area);
        Pictured pictured = Pictured.of(things);
        for (int i = 0; i < flaws.length; i++) {
            Thing thing = things.get(i);
            Box box = thing.box();
            if (thing.region().flags().hasAny(NOT_PLAIN)) {
                flaws[i] = Reason.FLAGGED;
            } else if (pictured.doubt(thing) != null) {
                flaws[i] = Reason.PERHAPS_PICTURED;
            } else if (thing.isPoint()) {
                continue;
            } else if (thing.area() < margins.tinyArea() * area
                    || Math.min(box.width(), box.height()) * scale < margins.tinySide()) {
                flaws[i] = Reason.TINY;
            } else if (thing.region().has(RegionFlag.TRUNCATED) && thing.area() < margins.cutArea() * area) {
                flaws[i] = Reason.TRUNCATED;
            }
        }
        double[] areas = new double[flaws.length];
        for (int i = 0; i < areas.length; i++) {
            areas[i] = things.get(i).area();
        }
        for (int i = 0; i < flaws.length; i++) {
            // Only boxes of much the same area nearly coincide: one look at a number rules out most of them.
            double least = areas[i] * margins.duplicateIou() * Thing.NEARLY;
            double most = areas[i] / (margins.duplicateIou() * Thing.NEARLY);
            double middle = (least + most) / 2;
            double reach = (most - least) / 2;
            for (int j = i + 1; j < flaws.length; j++) {
                boolean tooUnlike = Math.abs(areas[j] - middle) > reach;
                if (!tooUnlike && mayBeOne(things.get(i), things.get(j), margins, image)) {
                    flaws[i] = flaws[i] == null ? Reason.POSSIBLE_DUPLICATE : flaws[i];
                    flaws[j] = flaws[j] == null ? Reason.POSSIBLE_DUPLICATE : flaws[j];
                }
            }
        }
        return flaws;
    }

    /** Boxes of related labels that nearly coincide, and points of one label that nearly do. */
    static boolean mayBeOne(Thing a, Thing b, Margins margins, Image image) {
        if (a.isPoint() && b.isPoint()) {
            return a.traits().isOf(b.traits())
                    && Math.hypot(
                                    a.box().x1() - b.box().x1(),
                                    a.box().y1() - b.box().y1())
                            < margins.pointGap() * Math.max(image.width(), image.height());
        }
        return a.coversWith(b, margins.duplicateIou()) && a.traits().isRelated(b.traits());
    }
}
