package io.spatialforge.audit;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A light look at whether an answer fits its claim, for the kinds where that takes no grammar: numbers, yes and no to a
 * number, option letters, and which regions are shown. What it does not understand it lets pass.
 */
final class Words {

    private static final Pattern SHOWN = Pattern.compile("\\{(r[0-9]+)}");
    private static final Pattern TOKEN = Pattern.compile("[0-9]+|[a-z]+");
    private static final Pattern COMPARED =
            Pattern.compile("\\b(more|fewer|less|least|most|than|over|under|between|or)\\b");
    private static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");

    private Words() {}

    /** What does not fit; null if nothing was found. */
    static @Nullable String inconsistency(QaPair pair) {
        String answer = pair.phrased().answer();
        return switch (pair.phrased().kind()) {
            case NUMBER -> number(pair.claim(), answer);
            case YES_NO -> yesNo(pair);
            case CHOICE -> choice(pair);
            case BOXES, POINTS -> shown(pair);
            case TEXT -> shownExtreme(pair);
        };
    }

    private static @Nullable String number(Claim claim, String answer) {
        List<Integer> said = numbers(answer);
        if (claim instanceof Claim.Count count && said.size() == 1 && said.getFirst() != count.count()) {
            return "the answer says " + said.getFirst() + ", the claim " + count.count();
        }
        return null;
    }

    private static @Nullable String yesNo(QaPair pair) {
        String answer = pair.phrased().answer().toLowerCase(Locale.ROOT);
        boolean yes = answer.startsWith("yes");
        if (yes == answer.startsWith("no")) {
            return "neither yes nor no: " + pair.phrased().answer();
        }
        String question = pair.phrased().question().toLowerCase(Locale.ROOT);
        List<Integer> asked = numbers(SHOWN.matcher(question).replaceAll(" "));
        if (pair.claim() instanceof Claim.Count count
                && asked.size() == 1
                && !COMPARED.matcher(question).find()
                && (asked.getFirst() == count.count()) != yes) {
            return "asked for " + asked.getFirst() + " of " + count.count() + ", the answer is "
                    + pair.phrased().answer();
        }
        return null;
    }

    private static @Nullable String choice(QaPair pair) {
        List<String> choices = pair.phrased().choices();
        String answer = pair.phrased().answer().strip();
        if (choices == null || answer.length() != 1) {
            return null;
        }
        int letter = Character.toUpperCase(answer.charAt(0)) - 'A';
        if (letter < 0 || letter >= choices.size()) {
            return "the answer " + answer + " is none of " + choices.size() + " options";
        }
        return number(pair.claim(), choices.get(letter));
    }

    private static @Nullable String shown(QaPair pair) {
        if (pair.claim() instanceof Claim.Grounding grounding) {
            Set<String> shown = new HashSet<>(regionsIn(pair.phrased().answer()));
            if (!shown.equals(new HashSet<>(grounding.regions()))) {
                return "the answer shows " + new TreeSet<>(shown) + ", the claim has " + grounding.regions();
            }
        }
        return null;
    }

    private static @Nullable String shownExtreme(QaPair pair) {
        List<String> shown = regionsIn(pair.phrased().answer());
        if (pair.claim() instanceof Claim.ExtremeDepth extreme
                && !shown.isEmpty()
                && !shown.equals(List.of(extreme.region()))) {
            return "the answer shows " + shown + ", the claim " + extreme.region();
        }
        return null;
    }

    private static List<String> regionsIn(String text) {
        return SHOWN.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<Integer> numbers(String text) {
        List<Integer> found = new ArrayList<>();
        for (MatchResult token :
                TOKEN.matcher(text.toLowerCase(Locale.ROOT)).results().toList()) {
            String word = token.group();
            if (Character.isDigit(word.charAt(0))) {
                found.add(word.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(word));
            } else if (NUMBERS.contains(word)) {
                found.add(NUMBERS.indexOf(word));
            }
        }
        return found;
    }
}
