package io.spatialforge.words.reading;

import static io.spatialforge.words.reading.Meaning.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parts the regions play that a question mentions.
 *
 * @param plain those it asks about
 * @param yardstick the one it compares with: "than the bench", "to the left of the bench"; null if there is none
 * @param viewer the one through whose eyes it looks; null if there is none
 */
record Roles(
        List<String> plain,
        @Nullable String yardstick,
        @Nullable String viewer) {

    /**
     * @param fromIsYardstick whether "from the bench" says what is compared with, as it does of left and right
     */
    static Roles of(Sentence question, Referents referents, boolean fromIsYardstick) throws Unreadable {
        List<String> plain = new ArrayList<>();
        String yardstick = null;
        String viewer = null;
        int comparisons = question.count(THAN) + question.count(VERSUS);
        int views = question.count(VIEWED_BY) + question.count(VIEWS);
        for (int i = 0; i < question.size(); i++) {
            if (question.at(i) != MENTION) {
                continue;
            }
            String region = referents.region(question.reference(i));
            if (plain.contains(region) || region.equals(yardstick) || region.equals(viewer)) {
                throw new Unreadable("the region " + region + " is mentioned twice");
            }
            boolean before = question.at(i - 1) == VIEWED_BY;
            boolean behind = question.at(i + 1) == VIEWS;
            if (before || behind || question.at(i + 1) == IS_FACING) {
                if (viewer != null) {
                    throw new Unreadable("two look at once");
                }
                viewer = region;
                views -= (before ? 1 : 0) + (behind ? 1 : 0);
            } else if (isYardstick(question, i, fromIsYardstick)) {
                if (yardstick != null) {
                    throw new Unreadable("it compares with two at once");
                }
                yardstick = region;
                comparisons -= isCompared(question, i) ? 1 : 0;
            } else {
                plain.add(region);
            }
        }
        if (comparisons != 0) {
            throw new Unreadable("it does not say what it compares with");
        }
        if (views != 0) {
            throw new Unreadable("it does not say who looks");
        }
        return new Roles(plain, yardstick, viewer);
    }

    /** "Than the bench", "than the distance to the bench", "to the left of the bench". */
    private static boolean isYardstick(Sentence question, int i, boolean fromIsYardstick) {
        Meaning before = question.at(i - 1);
        return isCompared(question, i)
                || (before == FROM && fromIsYardstick)
                || (before == OF && isSide(question.at(i - 2)));
    }

    private static boolean isSide(Meaning meaning) {
        return meaning == LEFT || meaning == RIGHT || meaning == SIDE;
    }

    private static boolean isCompared(Sentence question, int i) {
        int at = i - 1;
        while (question.at(at) == TO
                || question.at(at) == FROM
                || question.at(at) == OF
                || question.at(at) == DISTANCE) {
            at--;
        }
        return question.at(at) == THAN || question.at(at) == VERSUS;
    }
}
