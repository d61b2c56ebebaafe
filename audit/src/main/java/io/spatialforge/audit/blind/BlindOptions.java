package io.spatialforge.audit.blind;

import org.apiguardian.api.API;

/**
 * How guessing is done.
 *
 * @param seed which half of the images an image falls into, and the order of learning
 * @param least kinds of fewer pairs are reported and not held to the bound
 * @param tolerance how far above chance the upper end of the better guesser's 95% interval may lie, 0 to 1
 * @param sample about how many pairs of a kind are learnt from and guessed at most; each takes about half a kilobyte of
 *     memory
 */
@API(status = API.Status.EXPERIMENTAL)
public record BlindOptions(long seed, long least, double tolerance, int sample) {

    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public BlindOptions {
        if (least < 0) {
            throw new IllegalArgumentException("--least: expected a number from 0, got " + least);
        }
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException("--tolerance: expected 0 to 100 points, got " + 100 * tolerance);
        }
        if (sample < 1) {
            throw new IllegalArgumentException("--sample: expected at least 1, got " + sample);
        }
    }

    /** Seed 1; 20,000 pairs; 2 points; 200,000 pairs. */
    public static BlindOptions ofDefaults() {
        return new BlindOptions(1, 20_000, 0.02, 200_000);
    }

    public BlindOptions withSeed(long newSeed) {
        return new BlindOptions(newSeed, least, tolerance, sample);
    }

    public BlindOptions withLeast(long newLeast) {
        return new BlindOptions(seed, newLeast, tolerance, sample);
    }

    public BlindOptions withTolerance(double newTolerance) {
        return new BlindOptions(seed, least, newTolerance, sample);
    }

    public BlindOptions withSample(int newSample) {
        return new BlindOptions(seed, least, tolerance, newSample);
    }
}
