package io.spatialforge.viewer.review;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pairs that votes are about, as they are in the run. Reads the shards of their images, once, and keeps what was voted
 * on alone. Safe for several threads.
 */
final class CurrentPairs {

    private final FinishedRun run;
    private final Map<String, Optional<Now>> known = new HashMap<>();

    CurrentPairs(FinishedRun run) {
        this.run = run;
    }

    /**
     * A pair as it is.
     *
     * @param hash as {@link Ballot#hash}
     * @param question with placeholders
     * @param answer with placeholders
     */
    record Now(String hash, String question, String answer) {
        static Now of(Ballot ballot) {
            QaPair pair = ballot.pair();
            return new Now(
                    ballot.hash(), pair.phrased().question(), pair.phrased().answer());
        }
    }

    /** Notes a pair that was read anyway. */
    synchronized void saw(Ballot ballot) {
        known.put(ballot.pair().id(), Optional.of(Now.of(ballot)));
    }

    /**
     * The pairs of votes by their ids; empty for those that the run has not.
     *
     * @throws IOException if a file of the run is corrupt, naming it
     */
    synchronized Map<String, Optional<Now>> of(Collection<Vote> votes) throws IOException {
        SortedMap<Integer, Set<String>> wanted = new TreeMap<>();
        for (Vote vote : votes) {
            if (!known.containsKey(vote.pair())) {
                wanted.computeIfAbsent(run.shards().of(vote.image()), s -> new HashSet<>())
                        .add(vote.pair());
            }
        }
        for (Map.Entry<Integer, Set<String>> shard : wanted.entrySet()) {
            read(shard.getKey(), shard.getValue());
        }
        return Map.copyOf(known);
    }

    private void read(int shard, Set<String> ids) throws IOException {
        try {
            Iterator<QaPair> pairs = run.pairs(shard);
            while (pairs.hasNext()) {
                QaPair pair = pairs.next();
                if (ids.contains(pair.id())) {
                    saw(Ballot.of(pair));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (String id : ids) {
            known.putIfAbsent(id, Optional.empty());
        }
    }
}
