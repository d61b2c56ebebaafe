package io.spatialforge.viewer.review;

import org.jspecify.annotations.Nullable;

/**
 * What all pages of a reviewer know.
 *
 * @param reviewer whose they are
 * @param token that forms send back, which pages of others can't know
 * @param done pairs of the sample that the reviewer voted on
 * @param of pairs of the sample
 * @param last the vote that can be taken back; null where there is none
 * @param file where votes are kept
 * @param here address of the review by this reviewer
 * @param mine address of the votes of this reviewer
 */
public record Desk(
        String reviewer,
        String token,
        int done,
        int of,
        @Nullable Cast last,
        String file,
        String here,
        String mine,
        ReviewAssets assets) {}
