package io.spatialforge.export.evaluation;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions of each kind about one photograph of a street, 1000 by 500 pixels; a unit is a pixel across, half one down. */
final class Asked {

    static final QaRegion DOG = new QaRegion("r0", "dog", new Box(100, 50, 200, 100));
    static final QaRegion OTHER_DOG = new QaRegion("r1", "dog", new Box(300, 150, 400, 200));
    static final QaRegion BENCH = new QaRegion("r2", "bench", new Box(500, 250, 600, 300));
    static final QaRegion CUP = new QaRegion("r3", "cup", new Box(700, 350, 800, 400));
    static final QaRegion SPOT = new QaRegion("r4", "cup", new Point(10, 20));

    private Asked() {}

    static QaPair pair(
            String id,
            String form,
            String question,
            String answer,
            AnswerKind kind,
            @Nullable List<String> choices,
            Claim claim,
            QaRegion... regions) {
        Image image = new Image("street/1", "street", "a/b.jpg", null, null, 1000, 500, Transform.IDENTITY, null);
        return new QaPair(
                id,
                Split.TEST,
                image,
                new Phrased(form, question, answer, kind, choices, "t"),
                List.of(regions),
                claim,
                Evidence.of("test@1"));
    }

    static QaPair boxes() {
        return pair(
                "boxes",
                "every",
                "Find all dogs.",
                "{r0} {r1}",
                AnswerKind.BOXES,
                null,
                new Claim.Grounding(new Expression.Every("dog"), List.of("r0", "r1")),
                DOG,
                OTHER_DOG);
    }

    static QaPair points() {
        return pair(
                "points",
                "points",
                "Point to all cups.",
                "{r4}",
                AnswerKind.POINTS,
                null,
                new Claim.Grounding(new Expression.Every("cup"), List.of("r4")),
                SPOT);
    }

    static QaPair none() {
        return pair(
                "none",
                "every",
                "Find all cats.",
                "There are no cats in the image.",
                AnswerKind.TEXT,
                null,
                new Claim.Grounding(new Expression.Every("cat"), List.of()));
    }

    static QaPair number() {
        return pair(
                "number",
                "all",
                "How many dogs are there?",
                "2",
                AnswerKind.NUMBER,
                null,
                new Claim.Count("dog", null, 2, List.of("r0", "r1")),
                DOG,
                OTHER_DOG);
    }

    static QaPair expression(String label, String answer) {
        return pair(
                "expression",
                "name",
                "What is at {r3}?",
                answer,
                AnswerKind.TEXT,
                null,
                new Claim.Referring(new Expression.Only(label), "r3"),
                new QaRegion("r3", label, CUP.shape()));
    }

    static QaPair choice(String... choices) {
        return pair(
                "choice",
                "choice",
                "Which one is further to the left?\nA. " + choices[0] + "\nB. " + choices[1]
                        + "\nAnswer with the letter.",
                "B",
                AnswerKind.CHOICE,
                List.of(choices),
                new Claim.LeftOf("r0", "r2"),
                DOG,
                BENCH);
    }

    static QaPair yesNo() {
        return pair(
                "yes-no",
                "pair-yes-no",
                "Is the bench nearer to the camera than the dog {r0}?",
                "No",
                AnswerKind.YES_NO,
                null,
                new Claim.Nearer("r0", "r2"),
                DOG,
                BENCH);
    }

    static QaPair side() {
        return pair(
                "side",
                "side",
                "Is the cup to the left or to the right of the bench?",
                "right",
                AnswerKind.TEXT,
                null,
                new Claim.LeftOf("r2", "r3"),
                BENCH,
                CUP);
    }

    static QaPair nearer(String question, String answer) {
        return pair(
                "nearer",
                "pair",
                question,
                answer,
                AnswerKind.TEXT,
                null,
                new Claim.Nearer("r0", "r1"),
                DOG,
                OTHER_DOG);
    }

    static QaPair which() {
        return pair(
                "which",
                "which",
                "Which is further to the right, the dog {r0} or the bench?",
                "the bench",
                AnswerKind.TEXT,
                null,
                new Claim.LeftOf("r0", "r2"),
                DOG,
                BENCH);
    }

    static QaPair extreme() {
        return pair(
                "extreme",
                "extreme",
                "Which is nearest: the cup, the bench or the dog {r0}?",
                "the bench",
                AnswerKind.TEXT,
                null,
                new Claim.ExtremeDepth(DepthEnd.NEAREST, "r2", List.of("r0", "r2", "r3")),
                DOG,
                BENCH,
                CUP);
    }

    static QaPair order(String answer) {
        return pair(
                "order",
                "order",
                "Sort the dog {r0}, the dog {r1} and the bench.",
                answer,
                AnswerKind.TEXT,
                null,
                new Claim.DepthOrder(List.of("r0", "r1", "r2")),
                DOG,
                OTHER_DOG,
                BENCH);
    }

    static QaPair bearing() {
        return pair(
                "bearing",
                "bearing",
                "Where is the cup as the dog sees it?",
                "behind",
                AnswerKind.TEXT,
                null,
                new Claim.Bearing("r0", "r3", Direction.BEHIND),
                DOG,
                CUP);
    }

    static QaPair facing() {
        return pair(
                "facing",
                "facing",
                "Which way does the dog face?",
                "away from the camera",
                AnswerKind.TEXT,
                null,
                new Claim.Facing("r0", View.AWAY),
                DOG);
    }

    /** One or more of each kind. */
    static List<QaPair> all() {
        return List.of(
                boxes(),
                points(),
                none(),
                number(),
                expression("cup", "the cup"),
                choice("the bench", "the dog {r0}"),
                yesNo(),
                side(),
                nearer("Which is nearer, the dog {r0} or the dog {r1}?", "the dog {r0}"),
                which(),
                extreme(),
                order("the bench, the dog {r1}, the dog {r0}"),
                bearing(),
                facing());
    }
}
