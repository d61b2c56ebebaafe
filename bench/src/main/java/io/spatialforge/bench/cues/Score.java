package io.spatialforge.bench.cues;

import io.spatialforge.audit.Interval;
import io.spatialforge.bench.cues.JudgedImage.Judgement;
import io.spatialforge.bench.cues.JudgedImage.Pair;
import java.util.List;

/**
 * How often something that orders pairs is right.
 *
 * @param right clear pairs ordered as people did
 * @param wrong clear pairs ordered the other way
 * @param forced pairs ordered that people found about the same
 * @param clear all clear pairs, ordered or not
 */
public record Score(long right, long wrong, long forced, long clear) {

    /** Something that says which of a pair is nearer. */
    public interface Voter {

        /** 1 for the first, -1 for the second, 0 where it does not say. */
        int vote(JudgedImage image, Pair pair);
    }

    public static Score of(List<JudgedImage> images, JudgedImage.Half half, Voter voter) {
        long[] counts = new long[4];
        for (JudgedImage image : images) {
            if (image.half() != half) {
                continue;
            }
            for (Pair pair : image.pairs()) {
                boolean same = pair.judgement() == Judgement.ABOUT_THE_SAME;
                counts[3] += same ? 0 : 1;
                int vote = voter.vote(image, pair);
                if (vote != 0) {
                    boolean agrees = vote > 0 == (pair.judgement() == Judgement.FIRST_NEARER);
                    counts[same ? 2 : agrees ? 0 : 1]++;
                }
            }
        }
        return new Score(counts[0], counts[1], counts[2], counts[3]);
    }

    /** Share of the clear pairs ordered that are right; not a number where none was ordered. */
    public double onClear() {
        return right / (double) (right + wrong);
    }

    /** Share of all pairs ordered that are right, those that are about the same counted as wrong. */
    public double onAll() {
        return right / (double) (right + wrong + forced);
    }

    /** Share of the clear pairs that are ordered. */
    public double coverage() {
        return (right + wrong) / (double) clear;
    }

    public Interval onClearInterval() {
        return Interval.wilson(right, right + wrong);
    }

    public Interval onAllInterval() {
        return Interval.wilson(right, right + wrong + forced);
    }
}
