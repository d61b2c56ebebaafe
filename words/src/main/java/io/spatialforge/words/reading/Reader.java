package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question with its answer back into a claim, from its words alone. It never saw the templates: it knows a closed
 * list of words, finds the noun phrases, and asks what the remaining words mean together. So a sentence nobody wrote yet is
 * understood if it is made of known words, and one in which a word was exchanged either means something else or nothing.
 *
 * <p>It is strict. An unknown word, a word that has no place in a question of its kind, sides that contradict one another, a
 * mention of no or another region, or an answer that does not answer make the pair unreadable; that is an outcome, never an
 * exception.
 *
 * <p>Left and right are the image's, unless somebody in the image is said to look. One reader serves one scene and one
 * thread; it is cheap to make.
 */
public final class Reader {

    private final Scene scene;
    private final Grammar grammar;
    private final Referents referents;
    private final Sentence question = new Sentence();
    private final Sentence answer = new Sentence();

    private Reader(Scene scene, Resolver resolver) {
        this.scene = scene;
        this.grammar = new Grammar(scene, new Words(scene, Vocabulary.of(scene)));
        this.referents = new Referents(scene, resolver);
    }

    /**
     * A reader that knows the words of a scene: its labels, those known to be absent included, and its attributes.
     *
     * @param resolver asked at most once for each expression
     */
    public static Reader of(Scene scene, Resolver resolver) {
        return new Reader(scene, resolver);
    }

    /** What the question with its answer says; nothing but the words, the answer's kind and the choices is looked at. */
    public Reading read(Phrased phrased) {
        try {
            return read(phrased.question(), phrased.answer(), phrased.kind(), phrased.choices());
        } catch (Unreadable unreadable) {
            return unreadable.asReading();
        }
    }

    private Reading read(String asked, String answered, AnswerKind kind, @Nullable List<String> choices)
            throws Unreadable {
        if ((choices != null) != (kind == AnswerKind.CHOICE)) {
            throw new Unreadable("a choice has options, and nothing else has");
        }
        if (choices != null) {
            return new Reading.Stated(choice(asked, answered, choices));
        }
        parse(asked, question);
        return switch (kind) {
            case YES_NO -> new Reading.Stated(relations().yesOrNo(isYes(answered)));
            case NUMBER -> new Things(question, referents).counted(answered);
            case BOXES -> new Reading.Stated(new Things(question, referents).boxed(answered));
            case TEXT -> text(answered);
            case POINTS -> new Reading.Stated(new Things(question, referents).pointed(answered));
            case CHOICE -> throw new Unreadable("there are no options");
        };
    }

    private Reading.Stated text(String answered) throws Unreadable {
        answer.clear();
        grammar.parse(answered, 0, answered.length(), answer);
        boolean comparing = question.hasAny(Persons.TELLING | Relations.DEPTH | Relations.SIDES);
        String bearer = comparing || isName(answer) ? null : referents.labelCalled(answered);
        if (bearer != null) {
            return new Reading.Stated(
                    new Things(question, referents).referring(new Expression.Stated(bearer, answered)));
        }
        check(answer);
        if (question.hasAny(Meaning.set(AHEAD, BEHIND))) {
            return new Reading.Stated(new Persons(question, referents).bearing(direction(answer), false));
        }
        if (question.hasAny(Persons.TELLING)) {
            return new Reading.Stated(new Persons(question, referents).facing(direction(answer), false));
        }
        if (question.hasAny(Relations.DEPTH | Relations.SIDES)) {
            return new Reading.Stated(relations().open(answer));
        }
        Things things = new Things(question, referents);
        return new Reading.Stated(answer.has(NONE) ? things.absence(answer) : things.referring(named(answer)));
    }

    private static boolean isName(Sentence text) {
        return text.problem() == null
                && text.size() == 1
                && text.at(0) == MENTION
                && text.reference(0) instanceof Reference.Named;
    }

    private static Expression named(Sentence text) throws Unreadable {
        if (text.size() != 1 || text.at(0) != MENTION || !(text.reference(0) instanceof Reference.Named named)) {
            throw new Unreadable("the answer does not name one thing");
        }
        return named.expression();
    }

    private Claim choice(String asked, String letter, List<String> choices) throws Unreadable {
        int first = asked.indexOf("\nA. ");
        int end = first;
        for (int i = 0; i < choices.size(); i++) {
            String option = choices.get(i);
            int after = end + 4 + option.length();
            boolean there = end >= 0
                    && asked.length() >= after
                    && asked.charAt(end) == '\n'
                    && asked.charAt(end + 1) == (char) ('A' + i)
                    && asked.startsWith(". ", end + 2)
                    && asked.startsWith(option, end + 4)
                    && (asked.length() == after || asked.charAt(after) == '\n');
            if (!there) {
                throw new Unreadable("the question does not list the option '" + option + "'");
            }
            end = after;
        }
        int chosen = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
        if (chosen < 0 || chosen >= choices.size()) {
            throw new Unreadable("the answer is no letter of an option");
        }
        question.clear();
        grammar.parse(asked, 0, first, question);
        grammar.parse(asked, end, asked.length(), question);
        check(question);
        return optionsAreMentions(choices.getFirst())
                ? relations().choice(regions(choices), chosen)
                : persons(directions(choices), chosen);
    }

    private boolean optionsAreMentions(String option) throws Unreadable {
        parse(option, answer);
        return answer.has(MENTION);
    }

    private List<String> regions(List<String> options) throws Unreadable {
        List<String> regions = new ArrayList<>(options.size());
        for (String option : options) {
            parse(option, answer);
            if (answer.size() != 1 || answer.at(0) != MENTION) {
                throw new Unreadable("the option '" + option + "' mentions no region");
            }
            String region = referents.region(answer.reference(0));
            if (regions.contains(region)) {
                throw new Unreadable("two options are the same");
            }
            regions.add(region);
        }
        return regions;
    }

    private List<Meaning> directions(List<String> options) throws Unreadable {
        List<Meaning> directions = new ArrayList<>(options.size());
        for (String option : options) {
            parse(option, answer);
            Meaning direction = direction(answer);
            if (directions.contains(direction)) {
                throw new Unreadable("two options are the same");
            }
            directions.add(direction);
        }
        if (directions.size() != 4 || !directions.contains(LEFT) || !directions.contains(RIGHT)) {
            throw new Unreadable("there are not four ways to choose from");
        }
        return directions;
    }

    private Claim persons(List<Meaning> options, int chosen) throws Unreadable {
        Persons persons = new Persons(question, referents);
        boolean bearing = options.contains(AHEAD) && options.contains(BEHIND);
        boolean facing = options.contains(TOWARDS) && options.contains(AWAY);
        if (bearing == facing) {
            throw new Unreadable("the options are neither directions nor ways to face");
        }
        return bearing ? persons.bearing(options.get(chosen), true) : persons.facing(options.get(chosen), true);
    }

    private Relations relations() throws Unreadable {
        return new Relations(question, referents, question.hasAny(Relations.DEPTH));
    }

    private static boolean isYes(String answered) throws Unreadable {
        return switch (answered) {
            case "Yes" -> true;
            case "No" -> false;
            default -> throw new Unreadable("the answer is neither Yes nor No");
        };
    }

    private static Meaning direction(Sentence text) throws Unreadable {
        Meaning direction = Persons.direction(text);
        if (direction == null) {
            throw new Unreadable("there is no single direction in it");
        }
        return direction;
    }

    private void parse(String text, Sentence into) throws Unreadable {
        into.clear();
        grammar.parse(text, 0, text.length(), into);
        check(into);
    }

    private static void check(Sentence sentence) throws Unreadable {
        String problem = sentence.problem();
        if (problem != null) {
            throw new Unreadable(problem);
        }
    }
}
