package io.spatialforge.drawn;

import java.util.List;
import java.util.SplittableRandom;

/** The only source of chance in a scene: equal seeds give equal scenes on every machine. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int count(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A fresh seed, for a part of the scene whose number of rolls should not disturb the rest. */
    long seed() {
        return random.nextLong();
    }
}
