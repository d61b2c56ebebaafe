package io.spatialforge.export.talk;

/** What there is to know of the things in an image, one kind of knowledge apart from the other. */
enum Topic {
    /** Whether there is any of a label, how many, and that something bears it. */
    NUMBER,
    /** Where in the image a thing is: its box or its point. */
    PLACE,
    /** What lies to the left of what, or in which half. */
    SIDE,
    /** What is nearer than what. */
    DEPTH,
    /** Which way somebody faces. */
    FACING
}
