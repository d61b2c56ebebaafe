package io.spatialforge.sources.pixmo;

import io.spatialforge.core.scene.Point;
import java.util.Arrays;

/** Points from left to right; those at one x from top to bottom. */
final class LeftToRight {

    /** Up to so many points are sorted by insertion. */
    private static final int FEW = 32;

    private LeftToRight() {}

    /** Most rows have a few points, for which insertion takes half as long as the JDK's sort. */
    static void sort(Point[] places) {
        if (places.length > FEW) {
            Arrays.sort(places, LeftToRight::compare);
            return;
        }
        for (int i = 1; i < places.length; i++) {
            Point place = places[i];
            int j = i - 1;
            while (j >= 0 && compare(places[j], place) > 0) {
                places[j + 1] = places[j];
                j--;
            }
            places[j + 1] = place;
        }
    }

    static int compare(Point a, Point b) {
        int c = Double.compare(a.x(), b.x());
        return c != 0 ? c : Double.compare(a.y(), b.y());
    }
}
