/**
 * Holds the pairs of a run against measured truth and says how many are right.
 *
 * <p>The audit reads claims and pairs as data and shares no code with the rules and verifiers that made them, geometry
 * included: one mistake must not be on both sides.
 */
@NullMarked
package io.spatialforge.audit;

import org.jspecify.annotations.NullMarked;
