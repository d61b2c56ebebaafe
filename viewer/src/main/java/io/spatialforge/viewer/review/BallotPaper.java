package io.spatialforge.viewer.review;

import io.spatialforge.viewer.page.ShownPair;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a pair to be voted on, and what its form sends back.
 *
 * @param pair id
 * @param hash of what is shown
 * @param vote the id that the vote will have: sent twice, it is cast once
 * @param since when the page was made, in milliseconds of 1970
 * @param next address of the photograph after this one; null where there is none
 * @param say what was chosen on a form that could not be taken; null where none was sent
 * @param fault why it could not be taken; null where none was sent
 * @param note what is in the field for notes
 */
public record BallotPaper(
        ShownPair shown,
        String pair,
        String hash,
        String vote,
        long since,
        @Nullable String next,
        @Nullable String say,
        @Nullable String fault,
        String note) {}
