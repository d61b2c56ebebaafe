package io.spatialforge.core.drop;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was left out, and why.
 *
 * @param stage where
 * @param unit what kind of thing
 * @param reason why
 * @param image id of the image it belongs to; null where it belongs to none
 * @param subject what it was: a region's or annotation's id, a claim, a question; null where it is the image itself
 * @param detail numbers and names for a person; null where the reason says it all
 */
public record Drop(
        Stage stage,
        Unit unit,
        Reason reason,
        @Nullable String image,
        @Nullable String subject,
        @Nullable String detail) {}
