package io.spatialforge.pipeline.select;

import java.util.EnumSet;
import java.util.Set;

/** What a {@link Tally} counts. A cell has two names, and counts by a number below {@link Tally#PARTS}. */
enum Table {
    // Two mentions, the smaller name first; 0 where it is that one that comes first, 1 where the other one does.
    NEARER,
    NEAREST,
    FARTHEST,
    DEPTH_ORDER,
    LEFT,
    LEFT_ORDER,

    // What a question is about, mostly a label; the answer; the part of the pair's hash.
    COUNT_ALL,
    COUNT_HALF,
    COUNT_HAS,
    COUNT_RELATED,
    LOCATE,
    POINT,
    FACING,
    BEARING,

    // The kind of question; the answer, or the template; the part of the pair's hash.
    ANSWER,
    TEMPLATE,

    // Task; label, or two labels; the part of the pair's hash.
    LABEL,
    LABEL_PAIR;

    static final Set<Table> CONTESTS = EnumSet.range(NEARER, LEFT_ORDER);
    static final Set<Table> COUNTS = EnumSet.range(COUNT_ALL, COUNT_RELATED);
    static final Set<Table> PRESENCE = EnumSet.of(LOCATE, POINT);
    static final Set<Table> DIRECTIONS = EnumSet.of(FACING, BEARING);

    private static final Table[] ALL = values();

    static Table of(int ordinal) {
        return ALL[ordinal];
    }
}
