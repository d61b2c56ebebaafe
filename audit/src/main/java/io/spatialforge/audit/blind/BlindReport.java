package io.spatialforge.audit.blind;

import io.spatialforge.audit.Interval;
import io.spatialforge.core.claim.Task;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How far the answers of a run can be guessed from its questions alone.
 *
 * @param options what the guessing was done with
 * @param rows by task, form and kind of answer
 * @param open pairs whose answers are no choice among a few: boxes, descriptions
 */
@API(status = API.Status.EXPERIMENTAL)
public record BlindReport(BlindOptions options, List<Row> rows, long open) {

    public BlindReport {
        rows = List.copyOf(rows);
    }

    /** Whether no kind of enough pairs can be guessed. */
    public boolean holds() {
        return rows.stream().noneMatch(row -> row.verdict() == Verdict.GUESSED);
    }

    /** A table of fixed width for people. */
    public String toText() {
        return BlindText.of(this);
    }

    /** One JSON object. */
    public String toJson() {
        return BlindJson.of(this);
    }

    /**
     * The report that {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if the text is no such report
     */
    public static BlindReport ofJson(String json) {
        return BlindJson.read(json);
    }

    /** Whether a kind keeps the bound. */
    public enum Verdict {
        /** The bound is kept. */
        HOLDS("holds"),
        /** Every question tested has the same answer: there is nothing to guess, and nothing to learn but that. */
        ONE_ANSWER("one answer only"),
        /** The better guesser may lie above the bound. */
        GUESSED("guessed"),
        /** There are too few pairs to hold it to the bound. */
        SMALL("few pairs");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        /** The name shown to people and written as JSON. */
        public String id() {
            return id;
        }

        /**
         * @throws IllegalArgumentException if there is no such verdict
         */
        static Verdict ofId(String id) {
            for (Verdict verdict : values()) {
                if (verdict.id.equals(id)) {
                    return verdict;
                }
            }
            throw new IllegalArgumentException("there is no verdict '" + id + "'");
        }
    }

    /**
     * One kind of question.
     *
     * @param pairs all of them, those that were not read included
     * @param unread pairs whose answer or mentions were not recognised; nobody guessed them
     * @param sampled share of the others that was learnt from and guessed, 0 to 1
     * @param tested guesses of each guesser
     * @param chance what the bound is held against, 0 to 1
     * @param mostFrequent share of the most frequent answer among those tested: of letters and mentions, of the place
     * @param guesses the guessers in a fixed order
     * @param telling what gives the answers away, the most telling first; empty unless the bound is broken
     */
    public record Row(
            Task task,
            String form,
            AnswerSet answers,
            long pairs,
            long unread,
            double sampled,
            long tested,
            double chance,
            double mostFrequent,
            List<Guess> guesses,
            Verdict verdict,
            List<Cue> telling) {

        public Row {
            guesses = List.copyOf(guesses);
            telling = List.copyOf(telling);
        }

        /** The upper end of the better guesser's interval: of the guessers that see nothing but words. */
        public double upper() {
            double upper = 0;
            for (Guess guess : guesses) {
                upper = guess.counts() ? Math.max(upper, guess.interval().high()) : upper;
            }
            return upper;
        }

        Verdict verdict(BlindOptions options) {
            if (pairs < options.least() || tested == 0) {
                return Verdict.SMALL;
            }
            if (mostFrequent == 1 && answers.chance() == AnswerSet.Chance.MOST_FREQUENT) {
                return Verdict.ONE_ANSWER;
            }
            return upper() <= chance + options.tolerance() ? Verdict.HOLDS : Verdict.GUESSED;
        }

        Row with(Verdict newVerdict, List<Cue> newTelling) {
            return new Row(
                    task,
                    form,
                    answers,
                    pairs,
                    unread,
                    sampled,
                    tested,
                    chance,
                    mostFrequent,
                    guesses,
                    newVerdict,
                    newTelling);
        }
    }

    /**
     * What one guesser reached.
     *
     * @param counts whether it counts for the bound
     * @param accuracy share of right guesses, 0 to 1; not a number if there were none
     * @param interval where it lies with 95% confidence, pairs of one image not being independent
     */
    public record Guess(String guesser, boolean counts, double accuracy, Interval interval) {}

    /**
     * Something in the questions that goes along with the answer.
     *
     * @param text what it is
     * @param pairs how often it occurs
     * @param share how often it is the answer, or goes with it, 0 to 1
     * @param expected the same if it told nothing
     */
    public record Cue(String text, long pairs, double share, double expected) {}
}
