package io.spatialforge.bench.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.pipeline.judge.Ballot;
import io.spatialforge.pipeline.judge.Ballot.Form;
import io.spatialforge.pipeline.judge.Ballot.Option;
import io.spatialforge.pipeline.judge.Juror;
import io.spatialforge.pipeline.judge.Vote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A judge that knows the truth and gets it wrong in a way that is known.
 *
 * @param manner in which it errs
 * @param truth keys of the right answer: of a question with boxes the right regions, else one
 * @param number of a question of how many; 0 for others
 * @param chance of the pair and the judge
 */
record SimulatedJudge(Manner manner, Set<String> truth, int number, long chance) implements Juror {

    /** How a judge errs. */
    sealed interface Manner {

        /** Each time by itself, with this probability; then any wrong answer is as likely as another. */
        record Errs(double rate) implements Manner {}

        /** On so many of the pairs, and then each time with the same wrong answer. */
        record Stubborn(double rate) implements Manner {}

        /** It picks any answer. */
        record Random() implements Manner {}

        /** It picks the first letter, whatever stands there. */
        record FirstLetter() implements Manner {}

        /** It says Yes, and of other words always the one that comes last in the alphabet. */
        record SameWord() implements Manner {}
    }

    @Override
    public Vote vote(Ballot ballot, int round) {
        long ofRound = StableHash.with(chance, round);
        return switch (manner) {
            case Manner.Errs errs ->
                StableHash.fraction(ofRound) < errs.rate() ? wrong(ballot, ofRound) : right(ballot);
            case Manner.Stubborn stubborn ->
                StableHash.fraction(chance) < stubborn.rate()
                        ? wrong(ballot, StableHash.with(chance, "stubborn"))
                        : right(ballot);
            case Manner.Random random -> any(ballot, ofRound);
            case Manner.FirstLetter first -> picked(ballot, List.of(0));
            case Manner.SameWord same -> sameWord(ballot);
        };
    }

    private Vote right(Ballot ballot) {
        if (ballot.form() == Form.NUMBER) {
            return new Vote.Given(Integer.toString(number));
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < ballot.options().size(); i++) {
            if (truth.contains(ballot.options().get(i).key())) {
                places.add(i);
            }
        }
        boolean elsewhere = places.size() < truth.size();
        if (ballot.form() == Form.BOXES || ballot.form() == Form.COUNTED) {
            return boxes(ballot, places, elsewhere);
        }
        return places.size() == 1 && !elsewhere ? picked(ballot, places) : new Vote.Unclear("none of them");
    }

    /** Another answer than the right one, the same for the same options whatever their order. */
    private Vote wrong(Ballot ballot, long how) {
        if (ballot.form() == Form.NUMBER) {
            return new Vote.Given(Integer.toString(number == 0 || how < 0 ? number + 1 : number - 1));
        }
        List<Option> sorted = new ArrayList<>(ballot.options());
        sorted.sort(Comparator.comparing(Option::key));
        if (ballot.form() == Form.BOXES || ballot.form() == Form.COUNTED) {
            Option changed = sorted.get(StableHash.below(StableHash.with(how, "box"), sorted.size()));
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < ballot.options().size(); i++) {
                Option option = ballot.options().get(i);
                if (truth.contains(option.key()) != option.equals(changed)) {
                    places.add(i);
                }
            }
            return boxes(ballot, places, false);
        }
        sorted.removeIf(option -> truth.contains(option.key()));
        Option chosen = sorted.get(StableHash.below(StableHash.with(how, "option"), sorted.size()));
        return new Vote.Given(chosen.key());
    }

    private static Vote any(Ballot ballot, long how) {
        return switch (ballot.form()) {
            case NUMBER -> new Vote.Given(Integer.toString(StableHash.below(how, 5)));
            case BOXES, COUNTED -> {
                List<Integer> places = new ArrayList<>();
                for (int i = 0; i < ballot.options().size(); i++) {
                    if (StableHash.below(StableHash.with(how, i), 3) == 0) {
                        places.add(i);
                    }
                }
                yield boxes(ballot, places, false);
            }
            case ANSWER, BOX, WORDS ->
                picked(ballot, List.of(StableHash.below(how, ballot.options().size())));
        };
    }

    private static Vote sameWord(Ballot ballot) {
        if (ballot.form() != Form.ANSWER) {
            return picked(ballot, List.of(0));
        }
        int last = 0;
        for (int i = 1; i < ballot.options().size(); i++) {
            if (ballot.options()
                            .get(i)
                            .text()
                            .compareTo(ballot.options().get(last).text())
                    > 0) {
                last = i;
            }
        }
        return picked(ballot, List.of(last));
    }

    private static Vote picked(Ballot ballot, List<Integer> places) {
        return switch (ballot.form()) {
            case NUMBER -> new Vote.Given("1");
            case BOXES, COUNTED -> boxes(ballot, places, false);
            case ANSWER, BOX, WORDS ->
                new Vote.Given(ballot.options().get(places.getFirst()).key());
        };
    }

    private static Vote boxes(Ballot ballot, List<Integer> places, boolean elsewhere) {
        Set<String> keys = new TreeSet<>();
        places.forEach(place -> keys.add(ballot.options().get(place).key()));
        return Vote.Given.ofBoxes(keys, elsewhere);
    }
}
