package io.spatialforge.pipeline.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one thing that a rule looked at, when its scene is forged again. */
public sealed interface Outcome {

    /** 16 hex digits: the pair's id, or, of what never was a pair, a hash of what was looked at. */
    String id();

    Task task();

    /** Ids of the regions it is about, in the order of their numbers. */
    List<String> regions();

    /**
     * It became a pair that later stages may keep or drop.
     *
     * @param stated how many of its kind were stated of the image
     */
    record Verified(QaPair pair, Candidate candidate, int stated) implements Outcome {
        @Override
        public String id() {
            return pair.id();
        }

        @Override
        public Task task() {
            return pair.claim().task();
        }

        @Override
        public List<String> regions() {
            return pair.regions().stream().map(QaPair.QaRegion::id).toList();
        }
    }

    /**
     * It was stated and phrased, and a check rejected it.
     *
     * @param pair as it would have been
     */
    record Rejected(QaPair pair, Candidate candidate, Reason reason, String why) implements Outcome {
        @Override
        public String id() {
            return pair.id();
        }

        @Override
        public Task task() {
            return pair.claim().task();
        }

        @Override
        public List<String> regions() {
            return pair.regions().stream().map(QaPair.QaRegion::id).toList();
        }
    }

    /**
     * It was stated, and others of its kind were chosen, or the mix had no room for it.
     *
     * @param pair as it would have been
     * @param stated how many of its kind were stated of the image
     */
    record Capped(QaPair pair, Candidate candidate, Reason reason, int stated) implements Outcome {
        @Override
        public String id() {
            return pair.id();
        }

        @Override
        public Task task() {
            return pair.claim().task();
        }

        @Override
        public List<String> regions() {
            return pair.regions().stream().map(QaPair.QaRegion::id).toList();
        }
    }

    /**
     * A rule could not tell.
     *
     * @param about the label or the id of the region that was looked at
     * @param other id of the second region of a pair; null where there is none
     */
    record Abstained(
            String id,
            Task task,
            Reason reason,
            String about,
            @Nullable String other,
            List<String> regions) implements Outcome {}

    /** The claim; null of what was never stated. */
    default @Nullable Claim claim() {
        QaPair pair = pair();
        return pair == null ? null : pair.claim();
    }

    /** The pair, as it is or would have been; null of what was never stated. */
    default @Nullable QaPair pair() {
        return switch (this) {
            case Verified v -> v.pair;
            case Rejected r -> r.pair;
            case Capped c -> c.pair;
            case Abstained a -> null;
        };
    }

    /** The words; null of what was never stated. */
    default @Nullable Phrased phrased() {
        QaPair pair = pair();
        return pair == null ? null : pair.phrased();
    }
}
