package io.spatialforge.sources.coco;

import io.spatialforge.core.scene.Mask;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An annotation's {@code segmentation} as it stands in the file, before the size of its image is known. */
sealed interface Segmentation {

    /**
     * The pixels of it.
     *
     * @param width of the image the annotation is of, in pixels
     * @param height likewise
     * @return null if there are none in the image, or the segmentation is of another size
     */
    @Nullable
    Mask mask(int width, int height);

    /** What is wrong with it where it gives no mask of an image of this size. */
    String problem(int width, int height);

    /**
     * Outlines of the parts that show; a pixel is the object's if its centre lies within one of them.
     *
     * @param rings x and y in turns, in pixels from the upper left corner
     */
    record Polygons(List<float[]> rings) implements Segmentation {

        public Polygons {
            rings = List.copyOf(rings);
        }

        @Override
        public @Nullable Mask mask(int width, int height) {
            BitSet cells = new BitSet(width * height);
            for (float[] ring : rings) {
                fill(ring, width, height, cells);
            }
            return cells.isEmpty() ? null : Mask.of(width, height, cells);
        }

        /** Least x and y, then greatest. */
        float[] bounds() {
            float[] bounds = {
                Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY
            };
            for (float[] ring : rings) {
                for (int i = 0; i < ring.length; i++) {
                    bounds[i & 1] = Math.min(bounds[i & 1], ring[i]);
                    bounds[2 + (i & 1)] = Math.max(bounds[2 + (i & 1)], ring[i]);
                }
            }
            return bounds;
        }

        /** Column by column: between each two crossings of a ring, counted from above, lies its inside. */
        private static void fill(float[] ring, int width, int height, BitSet cells) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < ring.length; i += 2) {
                least = Math.min(least, ring[i]);
                most = Math.max(most, ring[i]);
            }
            double[] crossings = new double[ring.length / 2];
            int last = (int) Math.min(width - 1L, (long) Math.floor(most));
            for (int column = (int) Math.max(0, Math.floor(least)); column <= last; column++) {
                double x = column + 0.5;
                int n = 0;
                for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
                    if (ring[i] <= x != ring[before] <= x) {
                        double along = (x - ring[before]) / ((double) ring[i] - ring[before]);
                        crossings[n++] = ring[before + 1] + along * ((double) ring[i + 1] - ring[before + 1]);
                    }
                }
                Arrays.sort(crossings, 0, n);
                for (int i = 0; i + 1 < n; i += 2) {
                    int from = (int) Math.clamp(Math.ceil(crossings[i] - 0.5), 0, height);
                    int to = (int) Math.clamp(Math.ceil(crossings[i + 1] - 0.5), 0, height);
                    cells.set(column * height + from, column * height + Math.max(from, to));
                }
            }
        }

        @Override
        public String problem(int width, int height) {
            return "no pixel's centre of the image lies within its polygons";
        }
    }

    /** Run lengths: a grid of pixels already. */
    record Grid(Mask grid) implements Segmentation {

        @Override
        public @Nullable Mask mask(int width, int height) {
            return grid.width() == width && grid.height() == height && grid.share() > 0 ? grid : null;
        }

        @Override
        public String problem(int width, int height) {
            return grid.share() == 0
                    ? "its run lengths hold no pixel"
                    : "its size is %dx%d, the image's %dx%d".formatted(grid.width(), grid.height(), width, height);
        }
    }

    /** Neither of them. */
    record Malformed(String problem) implements Segmentation {

        @Override
        public @Nullable Mask mask(int width, int height) {
            return null;
        }

        @Override
        public String problem(int width, int height) {
            return problem;
        }
    }
}
