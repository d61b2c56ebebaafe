package io.spatialforge.bench.ratios;

import java.util.SplittableRandom;

/** A fixed piece of work of a few milliseconds, half arithmetic and half memory: what a processor is worth at the moment. */
final class Yardstick {

    private static final int STEPS = 500_000;

    /** Of 4 MB: more than a core's own cache holds. */
    private final int[] next = new int[1 << 20];

    private long sum;

    Yardstick() {
        // Sattolo's shuffle: one cycle through all places.
        for (int i = 0; i < next.length; i++) {
            next[i] = i;
        }
        SplittableRandom random = new SplittableRandom(1);
        for (int i = next.length - 1; i > 0; i--) {
            int j = random.nextInt(i);
            int swapped = next[i];
            next[i] = next[j];
            next[j] = swapped;
        }
    }

    long times(int count) {
        for (int i = 0; i < count; i++) {
            run();
        }
        return sum;
    }

    long run() {
        long hash = 0xcbf29ce484222325L;
        int place = 0;
        for (int i = 0; i < STEPS; i++) {
            hash = (hash ^ (i & 0xff)) * 0x100000001b3L;
            if ((i & 15) == 0) {
                place = next[place];
            }
        }
        sum += hash + place;
        return sum;
    }
}
