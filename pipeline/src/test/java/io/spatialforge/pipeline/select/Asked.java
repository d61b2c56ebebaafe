package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pairs as a forge makes them, of which only what a selection looks at is of any meaning. */
final class Asked {

    private static final Box BOX = new Box(0, 0, 10, 10);

    private Asked() {}

    /** Which of two is nearer, as yes or no. */
    static QaPair nearer(int number, String nearer, String farther, boolean yes) {
        String first = yes ? nearer : farther;
        String second = yes ? farther : nearer;
        return pair(
                number,
                new Claim.Nearer("r0", "r1"),
                new Phrased(
                        "pair-yes-no",
                        "Is the " + first + " closer to the camera than the " + second + "?",
                        yes ? "Yes" : "No",
                        AnswerKind.YES_NO,
                        null,
                        "near-far.pair-yes-no.01"),
                List.of(region(0, nearer), region(1, farther)));
    }

    /** Which of several is nearest, by its letter. */
    static QaPair nearest(int number, String nearest, List<String> others, int letter) {
        List<QaRegion> regions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> options = new ArrayList<>();
        regions.add(region(0, nearest));
        ids.add("r0");
        for (String other : others) {
            ids.add("r" + regions.size());
            regions.add(region(regions.size(), other));
            options.add("the " + other);
        }
        options.add(letter, "the " + nearest);
        return pair(
                number,
                new Claim.ExtremeDepth(DepthEnd.NEAREST, "r0", ids),
                new Phrased(
                        "extreme-choice",
                        "Which is closest to the camera?\nA. " + String.join("\nB. ", options),
                        String.valueOf((char) ('A' + letter)),
                        AnswerKind.CHOICE,
                        options,
                        "near-far.extreme-choice.01"),
                regions);
    }

    static QaPair count(int number, String label, int count) {
        List<QaRegion> regions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            regions.add(region(i, label));
            ids.add("r" + i);
        }
        return pair(
                number,
                new Claim.Count(label, null, count, ids),
                new Phrased(
                        "all",
                        "How many of " + label + "?",
                        Integer.toString(count),
                        AnswerKind.NUMBER,
                        null,
                        "counting.all.01"),
                regions);
    }

    static QaPair locate(int number, String label, int count) {
        List<QaRegion> regions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            regions.add(region(i, label));
            ids.add("r" + i);
        }
        return pair(
                number,
                new Claim.Grounding(new Expression.Every(label), ids),
                new Phrased(
                        "every",
                        "Where is every " + label + "?",
                        count == 0 ? "There is none." : "{r0}",
                        count == 0 ? AnswerKind.TEXT : AnswerKind.BOXES,
                        null,
                        "grounding.every.01"),
                regions);
    }

    static QaPair facing(int number, View view) {
        return pair(
                number,
                new Claim.Facing("r0", view),
                new Phrased(
                        "facing",
                        "Which way does the person face?",
                        view.name().toLowerCase(Locale.ROOT),
                        AnswerKind.TEXT,
                        null,
                        "perspective.facing.01"),
                List.of(region(0, "person")));
    }

    private static QaRegion region(int number, String label) {
        return new QaRegion("r" + number, label, BOX);
    }

    /** Twenty pairs an image. */
    private static QaPair pair(int number, Claim claim, Phrased phrased, List<QaRegion> regions) {
        return new QaPair(
                "%016x".formatted(number),
                Split.TRAIN,
                new Image(
                        "test/" + number / 20,
                        "test",
                        number / 20 + ".jpg",
                        null,
                        null,
                        640,
                        480,
                        Transform.IDENTITY,
                        null),
                phrased,
                regions,
                claim,
                Evidence.of("test@1"));
    }
}
