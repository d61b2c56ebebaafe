package io.spatialforge.export.evaluation;

/**
 * What users may choose about an evaluation.
 *
 * @param heldOut the splits
 * @param dialect the name of the dialect in which questions and answers tell coordinates
 */
public record EvaluationOptions(HeldOut heldOut, String dialect) {

    public static final EvaluationOptions DEFAULTS = new EvaluationOptions(HeldOut.TEST, "qwen3-vl");
}
