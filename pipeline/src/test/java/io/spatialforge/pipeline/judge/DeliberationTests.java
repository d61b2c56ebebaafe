package io.spatialforge.pipeline.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.StableHash;
import io.spatialforge.pipeline.judge.Ballot.Form;
import io.spatialforge.pipeline.judge.Ballot.Option;
import io.spatialforge.pipeline.judge.Finding.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliberationTests {

    private static final Quorum TWO_OF_THREE = new Quorum(2, 3);

    private final List<Ballot> asked = new ArrayList<>();

    /** Options "a", "b", ... of which "a" is the pair's answer. */
    private record Letters(int count) implements Inquiry {
        @Override
        public String answer() {
            return "a";
        }

        @Override
        public int seats() {
            return count;
        }

        @Override
        public Ballot ballot(int seat, int round) {
            List<Option> options = new ArrayList<>();
            for (int i : Seating.order(count, 0, seat, round)) {
                options.add(new Option(String.valueOf((char) ('a' + i)), Seating.letter(options.size()), ""));
            }
            return new Ballot(Form.ANSWER, "?", options, List.of());
        }
    }

    /** Says these in turn. */
    private Juror saying(Vote... votes) {
        return (ballot, round) -> {
            asked.add(ballot);
            return votes[round];
        };
    }

    private static Vote says(String key) {
        return new Vote.Given(key);
    }

    private Finding find(Quorum quorum, Vote... votes) throws IOException, InterruptedException {
        return Deliberation.of(new Letters(4), quorum, 7, saying(votes));
    }

    @Test
    void onceEnoughAgreeNobodyIsAskedAnyMore() throws Exception {
        Finding finding = find(TWO_OF_THREE, says("a"), says("a"));
        assertThat(finding).isEqualTo(new Finding(Outcome.AGREED, 2, 2, ""));
    }

    @Test
    void aThirdAnswerDecidesWhereTwoDiffer() throws Exception {
        assertThat(find(TWO_OF_THREE, says("a"), says("c"), says("a")).outcome())
                .isEqualTo(Outcome.AGREED);
        assertThat(find(TWO_OF_THREE, says("c"), says("a"), says("a")).asked()).isEqualTo(3);
        assertThat(find(TWO_OF_THREE, says("a"), says("c"), says("b")).outcome())
                .isEqualTo(Outcome.UNSURE);
    }

    @Test
    void onceEnoughCannotBeReachedNobodyIsAskedAnyMore() throws Exception {
        Finding finding = find(TWO_OF_THREE, says("c"), says("c"));
        assertThat(finding.outcome()).isEqualTo(Outcome.DISAGREED);
        assertThat(finding.asked()).isEqualTo(2);
        assertThat(finding.detail()).contains("'c' 2 times of 2");
        assertThat(find(TWO_OF_THREE, says("b"), says("c")).outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(find(new Quorum(3, 4), says("b"), says("b")).outcome()).isEqualTo(Outcome.DISAGREED);
    }

    @Test
    void whoeverCanNotTellDoesNotAgree() throws Exception {
        Finding finding = find(TWO_OF_THREE, new Vote.Unclear("too dark"), new Vote.Unclear("too dark"));
        assertThat(finding.outcome()).isEqualTo(Outcome.UNSURE);
        assertThat(finding.detail()).contains("too dark");
    }

    @Test
    void anAnswerThatIsMissingLeavesThePairOpen() throws Exception {
        Finding finding = find(TWO_OF_THREE, says("a"), new Vote.Missing("no budget"));
        assertThat(finding.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(finding.detail()).isEqualTo("no budget");
    }

    @Test
    void aFavouriteLetterAgreesOnceAtMostHoweverOftenItIsAsked() throws Exception {
        for (int options = 2; options <= 6; options++) {
            for (int place = 0; place < options; place++) {
                int favourite = place;
                Juror biased =
                        (ballot, round) -> says(ballot.options().get(favourite).key());
                for (long chance = 0; chance < 40; chance++) {
                    Finding finding = Deliberation.of(
                            new Letters(options), new Quorum(2, 20), StableHash.with(1, chance), biased);
                    assertThat(finding.agreed()).isLessThanOrEqualTo(1);
                    assertThat(finding.outcome()).isNotEqualTo(Outcome.AGREED);
                }
            }
        }
    }

    @Test
    void theAnswerSitsEverywhereAlikeInEveryRound() throws Exception {
        int[][] seats = new int[3][4];
        for (long chance = 0; chance < 8000; chance++) {
            long own = StableHash.with(5, chance);
            Deliberation.of(new Letters(4), new Quorum(3, 3), own, (ballot, round) -> {
                for (int i = 0; i < 4; i++) {
                    seats[round][i] += ballot.options().get(i).key().equals("a") ? 1 : 0;
                }
                return says("a");
            });
        }
        for (int[] ofRound : seats) {
            assertThat(Arrays.stream(ofRound).boxed())
                    .allSatisfy(count -> assertThat(count).isBetween(1850, 2150));
        }
    }

    @Test
    void theSamePairIsAskedTheSameWhateverWasAskedBefore() throws Exception {
        find(TWO_OF_THREE, says("c"), says("a"), says("b"));
        List<Ballot> first = List.copyOf(asked);
        asked.clear();
        find(TWO_OF_THREE, says("c"), says("a"), says("b"));
        assertThat(asked).isEqualTo(first);
    }

    @Test
    void aQuorumThatCannotBeReachedIsRefused() {
        assertThatThrownBy(() -> new Quorum(4, 3)).hasMessageContaining("got 4 of 3");
        assertThatThrownBy(() -> new Quorum(0, 3)).hasMessageContaining("got 0 of 3");
    }
}
