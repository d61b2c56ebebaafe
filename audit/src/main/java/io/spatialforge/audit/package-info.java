/**
 * Holds the pairs of a run against measured truth and says how many are right.
 *
 * <p>The audit reads claims and pairs as data and shares no code with the rules and verifiers that made them, geometry
 * included: one mistake must not be on both sides.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.audit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
