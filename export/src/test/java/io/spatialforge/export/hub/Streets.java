package io.spatialforge.export.hub;

import io.spatialforge.core.claim.Claim;
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
import java.util.ArrayList;
import java.util.List;

/** Pairs about photographs of streets: a dog at the left, a bench at the right, behind it. */
final class Streets {

    static final QaRegion DOG = new QaRegion("r3", "dog", new Box(100, 50, 200.5, 100));
    static final QaRegion BENCH = new QaRegion("r7", "bench", new Box(500, 250, 1000, 500));

    private Streets() {}

    static Image photo(int number) {
        return new Image(
                "street/" + number,
                "street",
                "a/" + number + ".jpg",
                "https://photos.example/" + number + ".jpg",
                "ab".repeat(32),
                1000,
                500,
                Transform.IDENTITY,
                "CC-BY-2.0");
    }

    static QaPair where(String id, Image image, Split split) {
        return new QaPair(
                id,
                split,
                image,
                new Phrased("one", "Where is the dog?", "{r3}", AnswerKind.BOXES, null, "grounding.one.01"),
                List.of(DOG),
                new Claim.Grounding(new Expression.Only("dog"), List.of("r3")),
                Evidence.of("grounding@2"));
    }

    static QaPair nearer(String id, Image image, Split split) {
        return new QaPair(
                id,
                split,
                image,
                new Phrased(
                        "pair-choice",
                        "Which is nearer?\nA. the dog {r3}\nB. the bench\nAnswer with the letter.",
                        "A",
                        AnswerKind.CHOICE,
                        List.of("the dog {r3}", "the bench"),
                        "near-far.pair-choice.01"),
                List.of(DOG, BENCH),
                new Claim.Nearer("r3", "r7"),
                new Evidence("near-far@3", "a-depth-model", List.of(new Evidence.Measure("depth_ratio", 1.5, 1.15))));
    }

    /** Two pairs of each of some photographs, the last of which is a test. */
    static List<QaPair> some(int photos) {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = 0; i < photos; i++) {
            Split split = i == photos - 1 ? Split.TEST : Split.TRAIN;
            pairs.add(where("w" + i, photo(i), split));
            pairs.add(nearer("n" + i, photo(i), split));
        }
        return pairs;
    }
}
