package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A pair's answer among those of its kind of question: yes or no, a letter, a side, the k-th that is mentioned, a number.
 *
 * @param kind task, form, and how many answers there are: answers are held against others of their kind
 * @param answer one of them; {@link #ANY} where they can't be told beforehand
 */
record Answer(String kind, String answer) {

    /** The answer of a question that is open. */
    static final String ANY = "*";

    /** In place of how many answers there are: of numbers, which have no end. */
    private static final String NUMBERS = "n";

    /** Names that pair after pair has in common, made once: by the task and the form. */
    private static final List<Map<String, Names>> NAMES = Stream.<Map<String, Names>>generate(ConcurrentHashMap::new)
            .limit(Task.values().length)
            .toList();

    /** Forms beyond this many are named anew each time; no set of templates has as many. */
    private static final int MOST_NAMES = 1000;

    /**
     * What the answers of a form are called.
     *
     * @param form task and form
     * @param numbers the kind of those that are numbers
     * @param among the kinds of those that are one of so many, by how many these are
     */
    private record Names(String form, String numbers, List<String> among) {

        static Names of(QaPair pair) {
            Task task = pair.claim().task();
            Map<String, Names> ofTask = NAMES.get(task.ordinal());
            String form = pair.phrased().form();
            Names known = ofTask.get(form);
            if (known != null) {
                return known;
            }
            Names made = of(task.id() + '/' + form);
            if (ofTask.size() < MOST_NAMES) {
                ofTask.put(form, made);
            }
            return made;
        }

        private static Names of(String form) {
            List<String> among = new ArrayList<>();
            for (int options = 0; options < 10; options++) {
                among.add(form + '/' + options);
            }
            return new Names(form, form + '/' + NUMBERS, List.copyOf(among));
        }

        private Answer open() {
            return new Answer(form, ANY);
        }

        private Answer among(String answer, int options) {
            return new Answer(options < among.size() ? among.get(options) : form + '/' + options, answer);
        }
    }

    static Answer of(QaPair pair) {
        Phrased phrased = pair.phrased();
        Names names = Names.of(pair);
        return switch (phrased.kind()) {
            case YES_NO -> names.among(phrased.answer(), 2);
            case CHOICE ->
                phrased.choices() == null
                        ? names.open()
                        : names.among(phrased.answer(), phrased.choices().size());
            case NUMBER -> new Answer(names.numbers, phrased.answer());
            case TEXT -> text(pair, names);
            case BOXES, POINTS -> names.open();
        };
    }

    /** Task and form of a pair. */
    static String form(QaPair pair) {
        return Names.of(pair).form;
    }

    /** The task of a kind. */
    static String task(String kind) {
        return kind.substring(0, kind.indexOf('/'));
    }

    /** How many answers the questions of a kind have; 0 for numbers, and where answers can't be told. */
    static int options(String kind) {
        String last = kind.substring(kind.lastIndexOf('/') + 1);
        return last.length() == 1 && Character.isDigit(last.charAt(0)) ? last.charAt(0) - '0' : 0;
    }

    /** Whether the answers of a kind are numbers. */
    static boolean areNumbers(String kind) {
        return kind.endsWith('/' + NUMBERS);
    }

    private static Answer text(QaPair pair, Names kind) {
        String answer = pair.phrased().answer();
        return switch (pair.claim()) {
            case Claim.Nearer c -> mentioned(pair, kind, answer, 2);
            case Claim.LeftOf c ->
                answer.equals("left") || answer.equals("right")
                        ? kind.among(answer, 2)
                        : mentioned(pair, kind, answer, 2);
            case Claim.ExtremeDepth c -> mentioned(pair, kind, answer, c.among().size());
            case Claim.DepthOrder c ->
                mentioned(pair, kind, first(answer), c.order().size());
            case Claim.HorizontalOrder c ->
                mentioned(pair, kind, first(answer), c.order().size());
            case Claim.Bearing c -> kind.among(answer, 4);
            case Claim.Facing c -> kind.among(answer, 4);
            case Claim.Count c -> kind.open();
            case Claim.Grounding c -> kind.open();
            case Claim.Referring c -> kind.open();
        };
    }

    private static String first(String list) {
        int comma = list.indexOf(", ");
        return comma < 0 ? list : list.substring(0, comma);
    }

    /** The how-manieth of the things mentioned the answer is. */
    private static Answer mentioned(QaPair pair, Names kind, String answer, int of) {
        int place = MentionPlace.of(pair.phrased().question(), answer, of);
        return place == 0 ? kind.open() : kind.among(Integer.toString(place), of);
    }
}
