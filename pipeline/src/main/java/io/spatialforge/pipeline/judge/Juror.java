package io.spatialforge.pipeline.judge;

import java.io.IOException;

/** Whoever is asked. Remembers nothing from one round to the next. */
@FunctionalInterface
public interface Juror {

    /**
     * @param round from 0, for a wording of its own
     */
    Vote vote(Ballot ballot, int round) throws IOException, InterruptedException;
}
