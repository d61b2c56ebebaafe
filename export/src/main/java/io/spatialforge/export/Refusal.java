package io.spatialforge.export;

import io.spatialforge.core.drop.Reason;

/**
 * Why a dialect does not write a pair.
 *
 * @param reason as counted
 * @param detail what was found, for a person
 */
public record Refusal(Reason reason, String detail) {}
