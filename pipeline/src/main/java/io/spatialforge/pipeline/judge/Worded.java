package io.spatialforge.pipeline.judge;

import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.rule.Candidate;

/**
 * How a pair came to its words.
 *
 * @param phrased as it came out
 * @param candidate what was phrased
 * @param chance of the words
 */
public record Worded(Phrased phrased, Candidate candidate, long chance) {}
