package io.spatialforge.viewer.review;

/** A line of a file of votes: nothing in it is ever changed, so that taking back a vote is a line of its own. */
public sealed interface VoteLine permits Vote, Undo {

    /** Who wrote it. */
    String reviewer();
}
