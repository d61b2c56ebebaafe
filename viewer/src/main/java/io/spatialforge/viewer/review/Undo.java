package io.spatialforge.viewer.review;

import java.time.Instant;

/**
 * A vote is taken back by whom it was cast.
 *
 * @param vote id of the vote
 * @param pair id
 */
public record Undo(String vote, String pair, String reviewer, Instant time) implements VoteLine {}
