package io.spatialforge.viewer.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of a reviewer know.
 *
 * @param reviewer whose they are
 * @param task whose pairs alone are shown; empty where those of all are
 * @param token that forms send back, which pages of others can't know
 * @param piles of pairs to choose from: that of all tasks, then each task's
 * @param unseen how many pairs are in none of them so far since their photographs are not at hand
 * @param last the vote that can be taken back; null where there is none
 * @param file where votes are kept
 * @param mine address of the votes of this reviewer
 */
public record Desk(
        String reviewer,
        String task,
        String token,
        List<Pile> piles,
        long unseen,
        @Nullable Cast last,
        String file,
        String mine,
        ReviewAssets assets) {

    public Desk {
        piles = List.copyOf(piles);
    }

    /** The pile that is gone through. */
    public Pile pile() {
        return piles.stream().filter(Pile::chosen).findFirst().orElse(piles.getFirst());
    }

    /** The pile of all tasks. */
    public Pile all() {
        return piles.getFirst();
    }
}
