package io.spatialforge.core.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim rests on.
 *
 * @param rule the rule's name and version, as in {@code near-far@1}
 * @param depthSource id of the depth used; null where none was
 * @param facingSource what told which way a person faces; null where no claim rests on it
 * @param measures the numbers that were held against a threshold
 * @param judgement what a judge said of the pair; null where none was asked
 */
public record Evidence(
        String rule,
        @Nullable String depthSource,
        @Nullable String facingSource,
        List<Measure> measures,
        @Nullable Judgement judgement) {

    public Evidence {
        measures = List.copyOf(measures);
    }

    /** Evidence that nobody judged. */
    public Evidence(String rule, @Nullable String depthSource, @Nullable String facingSource, List<Measure> measures) {
        this(rule, depthSource, facingSource, measures, null);
    }

    /** Evidence that rests on nobody's facing. */
    public Evidence(String rule, @Nullable String depthSource, List<Measure> measures) {
        this(rule, depthSource, null, measures);
    }

    /** The same, with what a judge said. */
    public Evidence withJudgement(Judgement newJudgement) {
        return new Evidence(rule, depthSource, facingSource, measures, newJudgement);
    }

    /** Evidence that needs neither depth nor facing. */
    public static Evidence of(String rule, Measure... measures) {
        return new Evidence(rule, null, null, List.of(measures));
    }

    /**
     * One number and the threshold it passed.
     *
     * @param name unique within an evidence
     * @param value as measured
     * @param threshold as configured
     */
    public record Measure(String name, double value, double threshold) {}
}
