package io.spatialforge.app;

import io.spatialforge.app.console.Tint;

/** What stands out and what stands back in the results of commands. */
final class Tints {

    private static final String TASK = "(?:grounding|referring|counting|near-far|left-right|perspective)";

    /** Of all tables the line of headings. */
    private static final Tint TABLES = Tint.NONE.heading("^(?:task|mix|kind) {2,}\\S.*");

    private static final Tint DROPS = Tint.NONE
            .quiet("; dropped: .*")
            .quiet("^  left out: .*")
            .quiet("^" + TASK + " +(?:[\\d,]+ +){4}([a-z][a-z-]* [\\d,]+.*)");

    /** Precision and what else is held against truth. */
    static final Tint AUDIT = TABLES.and(DROPS)
            .heading("^(?:what truth can decide|what came of each task|not judged|not compared|agreements).*")
            .doubtful("^(?:wrong|disagreements|half agreements)$")
            .good("^all .* (100\\.00%) +\\d+\\.\\d+% – ")
            .doubtful("(?<!\\S)(?!100\\.00%)(\\d+\\.\\d+%) +\\d+\\.\\d+% – ");

    static final Tint BLIND = TABLES.heading("^Guessed from the questions alone:$")
            .good(" holds$")
            .bad(" guessed$")
            .quiet(" (?:few pairs|one answer only)$")
            .doubtful("^.*: what gives it away$");

    static final Tint SUMMARY = AUDIT.and(BLIND)
            .heading("^Held against .*:$")
            .good("^([\\d,]+ verified pairs) in ")
            .doubtful("^ +[\\d,]+ of them without a look at the photograph: .*")
            .doubtful("^(?:The mix wants|There are fewer pairs of) .*")
            .quiet("^Next: |^Where to look next");

    static final Tint PLAN = Tint.NONE
            .heading("^Would be (?:read|done|written)$")
            .doubtful(" again: (.*)$")
            .quiet(" finished: reused$|: not read, it is as it was$");

    static final Tint VALIDATION = Tint.NONE
            .good("records, (no faults)$")
            .bad("records, (\\d+ faults?)$")
            .doubtful("^stopped after .*");

    static final Tint EXPORT =
            DROPS.good("^([\\d,]+ of [\\d,]+ pairs written) to ").doubtful("^(mind): ");

    static final Tint FETCH = Tint.NONE.good("([\\d,]+ fetched) ").doubtful("([1-9][\\d,]* dead)$");

    static final Tint MODELS = Tint.NONE
            .good("^\\S+ +\\S+ +(here) ")
            .doubtful("^\\S+ +\\S+ +(other) ")
            .quiet("^    .*|^Kept in .*")
            .good("^right ")
            .bad("^wrong ")
            .doubtful("^(?:missing|unknown) ");

    static final Tint VOTES = TABLES.quiet("^Not counted: .*").doubtful("^" + TASK + " (was rejected for): ");

    static final Tint STORY = Tint.NONE.heading("^[A-Z][^.:]{0,60}$");

    private Tints() {}
}
