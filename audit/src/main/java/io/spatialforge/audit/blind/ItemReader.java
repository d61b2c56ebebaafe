package io.spatialforge.audit.blind;

import io.spatialforge.audit.blind.Question.Mention;
import io.spatialforge.audit.blind.Thing.Role;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** From a pair to the question as a guesser sees it, with the answer to be guessed. */
final class ItemReader {

    private static final List<String> YES_NO = List.of("yes", "no");
    private static final List<String> SIDES = List.of("left", "right");
    private static final List<String> BEARINGS = List.of("left", "right", "ahead", "behind");
    private static final List<String> FACINGS = List.of("towards the camera", "away from the camera", "left", "right");
    private static final List<String> PRESENCE = List.of("some", "none");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");
    private static final int MOST_NUMBERS = 21;

    private final UnaryOperator<String> groups;

    /**
     * @param groups from an image's id to the name of its group of copies
     */
    ItemReader(UnaryOperator<String> groups) {
        this.groups = groups;
    }

    /** What a pair is to a guesser. */
    sealed interface Reading {}

    /** A question with a closed answer. */
    record Closed(Item item) implements Reading {}

    /** The answer is no choice among a few: a box, a description. */
    record Open() implements Reading {}

    /** A closed answer, or mentions, that were not recognised. */
    record Unread(AnswerSet answers) implements Reading {}

    Reading read(QaPair pair) {
        return switch (pair.phrased().kind()) {
            case YES_NO -> relation(pair, AnswerSet.YES_NO, YES_NO);
            case CHOICE -> letter(pair);
            case NUMBER -> number(pair);
            case TEXT, BOXES, POINTS ->
                switch (pair.claim()) {
                    case Claim.Grounding c
                    when c.expression() instanceof Expression.Every every ->
                        presence(pair, every.label(), c.regions().isEmpty());
                    case Claim.Grounding c -> new Open();
                    case Claim.Referring c -> new Open();
                    case Claim.Count c -> new Open();
                    case Claim.Nearer c -> mention(pair);
                    case Claim.ExtremeDepth c -> mention(pair);
                    case Claim.LeftOf c ->
                        SIDES.contains(answer(pair)) ? relation(pair, AnswerSet.SIDE, SIDES) : mention(pair);
                    case Claim.DepthOrder c -> order(pair);
                    case Claim.HorizontalOrder c -> order(pair);
                    case Claim.Bearing c -> relation(pair, AnswerSet.DIRECTION, BEARINGS);
                    case Claim.Facing c -> relation(pair, AnswerSet.DIRECTION, FACINGS);
                };
        };
    }

    /** A question whose answer is one of a few words, about things it mentions. */
    private Reading relation(QaPair pair, AnswerSet answers, List<String> names) {
        int answer = names.indexOf(answer(pair));
        List<Thing> things = named(pair, question(pair));
        return answer < 0 || things == null
                ? new Unread(answers)
                : closed(pair, answers, asked(pair), things, names, List.of(), List.of(answer));
    }

    private Reading letter(QaPair pair) {
        List<String> choices = pair.phrased().choices();
        String letter = pair.phrased().answer();
        int answer = letter.length() == 1 ? letter.charAt(0) - 'A' : -1;
        if (choices == null || answer < 0 || answer >= choices.size()) {
            return new Unread(AnswerSet.LETTER);
        }
        List<Thing> options = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String choice : choices) {
            names.add(String.valueOf((char) ('A' + names.size())));
            options.add(Question.option(choice, pair));
        }
        boolean ofPeople = pair.claim() instanceof Claim.Bearing || pair.claim() instanceof Claim.Facing;
        List<Thing> things = ofPeople ? named(pair, question(pair)) : List.of();
        return things == null
                ? new Unread(AnswerSet.LETTER)
                : closed(pair, AnswerSet.LETTER, asked(pair), things, names, options, List.of(answer));
    }

    private Reading number(QaPair pair) {
        String answer = pair.phrased().answer();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < MOST_NUMBERS; i++) {
            names.add(Integer.toString(i));
        }
        if (!(pair.claim() instanceof Claim.Count count) || !names.contains(answer)) {
            return new Unread(AnswerSet.NUMBER);
        }
        Thing counted = new Thing(count.label(), List.of(), condition(count.condition()), Role.SUBJECT, null);
        return closed(pair, AnswerSet.NUMBER, "", List.of(counted), names, List.of(), List.of(names.indexOf(answer)));
    }

    private static String condition(@Nullable Condition condition) {
        return switch (condition) {
            case null -> "";
            case Condition.InHalf half -> half.side().id();
            case Condition.Has has -> has.attribute();
            case Condition.Related related ->
                related.predicate() + " " + related.role().id() + " " + related.other();
        };
    }

    private Reading presence(QaPair pair, String label, boolean none) {
        Thing sought = new Thing(label, List.of(), "", Role.SUBJECT, null);
        return closed(pair, AnswerSet.PRESENCE, "", List.of(sought), PRESENCE, List.of(), List.of(none ? 1 : 0));
    }

    private Reading mention(QaPair pair) {
        List<Mention> mentions = question(pair).mentions(pair);
        if (mentions == null || mentions.size() > ORDINALS.size()) {
            return new Unread(AnswerSet.MENTION);
        }
        int answer = placeOf(pair.phrased().answer(), pair, mentions);
        List<Thing> things = mentions.stream().map(Mention::thing).toList();
        return answer < 0
                ? new Unread(AnswerSet.MENTION)
                : closed(
                        pair,
                        AnswerSet.MENTION,
                        asked(pair),
                        List.of(),
                        ORDINALS.subList(0, things.size()),
                        things,
                        List.of(answer));
    }

    private Reading order(QaPair pair) {
        List<Mention> mentions = question(pair).mentions(pair);
        List<String> parts = List.of(pair.phrased().answer().split(", ", -1));
        if (mentions == null || mentions.size() > ORDINALS.size() || parts.size() != mentions.size()) {
            return new Unread(AnswerSet.ORDER);
        }
        List<Integer> places = new ArrayList<>();
        for (String part : parts) {
            int place = placeOf(part, pair, mentions);
            if (place < 0 || places.contains(place)) {
                return new Unread(AnswerSet.ORDER);
            }
            places.add(place);
        }
        List<Thing> things = mentions.stream().map(Mention::thing).toList();
        return closed(
                pair, AnswerSet.ORDER, asked(pair), List.of(), ORDINALS.subList(0, things.size()), things, places);
    }

    /** Which mention the text is; the longest one it begins. */
    private static int placeOf(String text, QaPair pair, List<Mention> mentions) {
        String question = pair.phrased().question();
        int found = -1;
        for (int i = 0; i < mentions.size(); i++) {
            int start = mentions.get(i).start();
            int end = start + text.length();
            if (!question.regionMatches(true, start, text, 0, text.length())) {
                continue;
            }
            boolean goesOn = end < question.length() && Character.isLetterOrDigit(question.charAt(end));
            boolean isShown = !text.endsWith("}")
                    && (question.startsWith(" {", end)
                            || question.startsWith(" at {", end)
                            || question.startsWith(" in the box {", end));
            if (goesOn || isShown) {
                continue;
            }
            if (found >= 0) {
                return -1;
            }
            found = i;
        }
        return found;
    }

    private static @Nullable List<Thing> named(QaPair pair, Question question) {
        List<Mention> mentions = question.mentions(pair);
        if (mentions == null) {
            return null;
        }
        List<Thing> things = new ArrayList<>();
        int references = 0;
        for (Mention mention : mentions) {
            Role role = pair.claim() instanceof Claim.Bearing bearing && areTold(mentions)
                    ? mention.region().id().equals(bearing.target()) ? Role.SUBJECT : Role.REFERENCE
                    : question.role(mention.start());
            references += role == Role.REFERENCE ? 1 : 0;
            things.add(mention.thing().as(role));
        }
        if (things.size() == 2 && references != 1) {
            return List.of(things.get(0).as(Role.SUBJECT), things.get(1).as(Role.REFERENCE));
        }
        return things.size() == 2 && things.get(0).role() == Role.REFERENCE ? things.reversed() : things;
    }

    /** Whether it is certain which mention is of which region: "the person" may be either of two. */
    private static boolean areTold(List<Mention> mentions) {
        return mentions.size() != 2
                || !mentions.get(0)
                        .thing()
                        .label()
                        .equals(mentions.get(1).thing().label())
                || mentions.get(0).thing().seen() != null
                || mentions.get(1).thing().seen() != null;
    }

    private Reading closed(
            QaPair pair,
            AnswerSet answers,
            String asked,
            List<Thing> named,
            List<String> names,
            List<Thing> options,
            List<Integer> answer) {
        return new Closed(new Item(
                answers,
                groups.apply(pair.image().id()),
                pair.phrased().template(),
                AskingWords.of(asks(pair)),
                asked,
                named,
                names,
                options,
                answer));
    }

    private static String asked(QaPair pair) {
        List<String> words = AskingWords.of(asks(pair));
        return switch (pair.claim().task()) {
            case NEAR_FAR -> AskingWords.depth(words);
            case LEFT_RIGHT -> AskingWords.side(words);
            case GROUNDING, REFERRING, COUNTING, PERSPECTIVE -> "";
        };
    }

    private static Question question(QaPair pair) {
        return new Question(asks(pair));
    }

    /** The question without its lines of options. */
    private static String asks(QaPair pair) {
        String question = pair.phrased().question();
        List<String> choices = pair.phrased().choices();
        if (choices == null) {
            return question;
        }
        int options = question.indexOf("\nA. ");
        if (options < 0) {
            return question;
        }
        int end = options;
        for (int i = 0; i < choices.size(); i++) {
            String line = "\n" + (char) ('A' + i) + ". " + choices.get(i);
            end = question.startsWith(line, end) ? end + line.length() : end;
        }
        return question.substring(0, options) + question.substring(end);
    }

    private static String answer(QaPair pair) {
        return pair.phrased().answer().toLowerCase(Locale.ROOT);
    }
}
