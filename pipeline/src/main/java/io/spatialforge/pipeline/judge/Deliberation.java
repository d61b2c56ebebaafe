package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks until the quorum is reached or can't be reached any more.
 *
 * <p>Where the pair's answer sits in a round: where it was agreed with least often so far, of these where it sat least
 * often, of these by chance. So a judge with a favourite letter, or one that says Yes to everything, agrees once, and from
 * then on never again, whatever the quorum: a second agreement must come in another seat. A judge that looks is not
 * harmed. It remembers nothing, so it can't tell where the answer sat before.
 */
public final class Deliberation {

    private final Inquiry inquiry;
    private final Quorum quorum;
    private final long chance;
    private final int[] sat;
    private final int[] agreedIn;
    private final Map<String, Integer> others = new TreeMap<>();

    private Deliberation(Inquiry inquiry, Quorum quorum, long chance) {
        this.inquiry = inquiry;
        this.quorum = quorum;
        this.chance = StableHash.with(chance, "seats");
        this.sat = new int[inquiry.seats()];
        this.agreedIn = new int[inquiry.seats()];
    }

    /**
     * @param chance well mixed; chooses seats
     */
    public static Finding of(Inquiry inquiry, Quorum quorum, long chance, Juror juror)
            throws IOException, InterruptedException {
        return new Deliberation(inquiry, quorum, chance).ask(juror);
    }

    private Finding ask(Juror juror) throws IOException, InterruptedException {
        int agreed = 0;
        String unclear = "";
        for (int round = 0; round < quorum.n(); round++) {
            int left = quorum.n() - round;
            if (agreed == quorum.k()) {
                return new Finding(Finding.Outcome.AGREED, round, agreed, "");
            }
            if (agreed + left < quorum.k()) {
                return rejected(round, agreed, unclear);
            }
            int seat = seat(round);
            sat[seat]++;
            switch (juror.vote(inquiry.ballot(seat, round), round)) {
                case Vote.Given given -> {
                    if (inquiry.isAnswer(given.key())) {
                        agreed++;
                        agreedIn[seat]++;
                    } else {
                        others.merge(given.key(), 1, Integer::sum);
                    }
                }
                case Vote.Unclear vote -> unclear = vote.why();
                case Vote.Missing missing -> {
                    return new Finding(Finding.Outcome.OPEN, round, agreed, missing.why());
                }
            }
        }
        return agreed == quorum.k()
                ? new Finding(Finding.Outcome.AGREED, quorum.n(), agreed, "")
                : rejected(quorum.n(), agreed, unclear);
    }

    private Finding rejected(int asked, int agreed, String unclear) {
        int enough = quorum.n() - quorum.k() + 1;
        for (Map.Entry<String, Integer> other : others.entrySet()) {
            if (other.getValue() >= enough) {
                return new Finding(
                        Finding.Outcome.DISAGREED,
                        asked,
                        agreed,
                        "the judge said '%s' %d times of %d".formatted(other.getKey(), other.getValue(), asked));
            }
        }
        String said = others.isEmpty() ? unclear : "it also said '" + String.join("', '", others.keySet()) + "'";
        return new Finding(
                Finding.Outcome.UNSURE,
                asked,
                agreed,
                "the judge agreed %d times of %d%s".formatted(agreed, asked, said.isEmpty() ? "" : "; " + said));
    }

    private int seat(int round) {
        int best = 0;
        long bestHash = 0;
        for (int seat = 0; seat < sat.length; seat++) {
            long hash = StableHash.with(StableHash.with(chance, round), seat);
            int order = Integer.compare(agreedIn[seat], agreedIn[best]);
            order = order != 0 ? order : Integer.compare(sat[seat], sat[best]);
            order = order != 0 ? order : Long.compare(hash, bestHash);
            if (seat == 0 || order < 0) {
                best = seat;
                bestHash = hash;
            }
        }
        return best;
    }
}
