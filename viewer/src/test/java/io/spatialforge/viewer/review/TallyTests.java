package io.spatialforge.viewer.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spatialforge.core.claim.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What votes come to. */
class TallyTests {

    private static final double TOLERANCE = 1e-4;

    private final List<VoteLine> lines = new ArrayList<>();
    private final Map<String, Optional<CurrentPairs.Now>> now = new HashMap<>();

    private Vote vote(String reviewer, String pair, Decision decision, @Nullable Objection reason) {
        Vote vote = new Vote(
                "%016x".formatted(lines.size()),
                pair,
                "drawn/1",
                Task.COUNTING,
                "all",
                "hash",
                reviewer,
                Instant.EPOCH,
                decision,
                reason,
                null,
                lines.size());
        lines.add(vote);
        now.putIfAbsent(pair, Optional.of(new CurrentPairs.Now("hash", "How many?", "{r1}")));
        return vote;
    }

    private Vote accept(String reviewer, String pair) {
        return vote(reviewer, pair, Decision.ACCEPT, null);
    }

    private Vote reject(String reviewer, String pair) {
        return vote(reviewer, pair, Decision.REJECT, Objection.AMBIGUOUS);
    }

    private List<Cast> casts() {
        return Tally.casts(lines, now);
    }

    private Tally tally() {
        return Tally.of(casts(), List.of());
    }

    @Test
    void eightOfTenAcceptedLieBetween49And94Percent() {
        for (int pair = 0; pair < 8; pair++) {
            accept("anna", "p" + pair);
        }
        reject("anna", "p8");
        reject("anna", "p9");
        vote("anna", "p10", Decision.SKIP, null);
        TaskVotes votes = tally().tasks().getFirst();
        assertThat(votes.accepted()).isEqualTo(8);
        assertThat(votes.rejected()).isEqualTo(2);
        assertThat(votes.skipped()).isEqualTo(1);
        assertThat(votes.share()).isEqualTo(0.8);
        // (0.8 + z²/20 ± z √(0.16/10 + z²/400)) / (1 + z²/10) with z = 1.96
        assertThat(votes.interval().low()).isEqualTo(0.4902, within(TOLERANCE));
        assertThat(votes.interval().high()).isEqualTo(0.9433, within(TOLERANCE));
        assertThat(TallyText.text(tally())).contains("80.0%", "49.0% to 94.3%", "ambiguous 2");
    }

    @Test
    void aPairThatSeveralVotedOnCountsOnceAsMostOfThemSaid() {
        accept("anna", "most");
        accept("ben", "most");
        reject("carl", "most");
        accept("anna", "even");
        reject("ben", "even");
        vote("anna", "told", Decision.SKIP, null);
        accept("ben", "told");
        TaskVotes votes = tally().tasks().getFirst();
        assertThat(votes.accepted()).isEqualTo(2);
        assertThat(votes.rejected()).isEqualTo(1);
        assertThat(votes.contested()).isEqualTo(1);
        assertThat(votes.skipped()).isZero();
        assertThat(tally().rejected()).extracting(RejectedPair::id).containsExactly("most", "even");
        assertThat(tally().agreement().pairs()).isEqualTo(2);
        assertThat(tally().agreement().agreed()).isZero();
    }

    @Test
    void agreementIsThatOfKrippendorffsOwnExample() {
        int[] meg = {0, 1, 0, 0, 0, 0, 0, 0, 1, 0};
        int[] owen = {1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
        List<Agreement.Said> said = new ArrayList<>();
        for (int i = 0; i < meg.length; i++) {
            said.add(new Agreement.Said(meg[i] + owen[i], 2 - meg[i] - owen[i]));
        }
        said.add(new Agreement.Said(1, 0));
        Agreement agreement = Agreement.of(said);
        assertThat(agreement.alpha()).isEqualTo(0.095, within(0.0005));
        assertThat(agreement.pairs()).isEqualTo(10);
        assertThat(agreement.agreed()).isEqualTo(6);
        assertThat(Agreement.of(List.of(new Agreement.Said(2, 0))).alpha()).isNaN();
    }

    @Test
    void aVoteThatIsTakenBackLetsTheOneBeforeStandAgain() {
        Vote first = accept("anna", "p");
        Vote second = reject("anna", "p");
        assertThat(casts()).extracting(Cast::state).containsExactly(Cast.State.REPLACED, Cast.State.COUNTED);
        lines.add(new Undo(second.id(), "p", "anna", Instant.EPOCH));
        assertThat(casts()).extracting(Cast::state).containsExactly(Cast.State.COUNTED, Cast.State.UNDONE);
        lines.add(new Undo(first.id(), "p", "ben", Instant.EPOCH));
        assertThat(casts())
                .as("nobody takes back the votes of others")
                .extracting(Cast::state)
                .containsExactly(Cast.State.COUNTED, Cast.State.UNDONE);
    }

    @Test
    void votesOnPairsThatAreNoLongerAsTheyWereShownAreKeptAndNotCounted() {
        accept("anna", "same");
        accept("anna", "changed");
        accept("anna", "gone");
        now.put("changed", Optional.of(new CurrentPairs.Now("other", "How many now?", "3")));
        now.put("gone", Optional.empty());
        Tally tally = tally();
        assertThat(tally.casts())
                .extracting(Cast::state)
                .containsExactly(Cast.State.COUNTED, Cast.State.CHANGED, Cast.State.GONE);
        assertThat(tally.tasks().getFirst().accepted()).isEqualTo(1);
        assertThat(TallyText.notes(tally))
                .containsExactly(
                        "Not counted: 1 vote that is about a pair that is no longer as it was shown.",
                        "Not counted: 1 vote that is about a pair that the run no longer has.");
        assertThat(VoteExport.jsonl(tally.casts())).contains("\"state\":\"changed\"", "\"state\":\"gone\"");
    }

    @Test
    void whatSpreadsheetsWouldRunIsMadeText() {
        lines.add(new Vote(
                "0000000000000000",
                "p",
                "=cmd/1",
                Task.COUNTING,
                "all",
                "hash",
                "anna",
                Instant.EPOCH,
                Decision.REJECT,
                Objection.OTHER,
                "@SUM(A1), \"so\"",
                1.5));
        assertThat(VoteExport.csv(casts()).lines().toList())
                .containsExactly(
                        "vote,time,reviewer,pair,image,task,form,question,answer,decision,reason,note,seconds,state",
                        "0000000000000000,1970-01-01T00:00:00Z,anna,p,'=cmd/1,counting,all,,,reject,other,"
                                + "\"'@SUM(A1), \"\"so\"\"\",1.5,gone");
    }

    @Test
    void figuresAreToldAsJson() {
        accept("anna", "p");
        reject("ben", "p");
        assertThat(TallyText.json(tally()))
                .contains("\"counting\"", "\"contested\" : 1", "\"krippendorff_alpha\"", "\"ambiguous\" : 1")
                .doesNotContain("NaN");
    }
}
