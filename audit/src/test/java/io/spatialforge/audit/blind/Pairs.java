package io.spatialforge.audit.blind;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
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
import org.jspecify.annotations.Nullable;

/** Pairs a test writes word by word. Regions are numbered from r0, in boxes that tell nothing unless a test says so. */
final class Pairs {

    private final List<QaPair> list = new ArrayList<>();

    List<QaPair> all() {
        return List.copyOf(list);
    }

    /** "Which is closer": the first region is the nearer one. */
    QaPair nearer(String image, String question, String answer, String nearer, String farther) {
        return add(
                image,
                new Claim.Nearer("r0", "r1"),
                new Phrased("pair", question, answer, AnswerKind.TEXT, null, "near-far.pair.01"),
                regions(nearer, farther));
    }

    QaPair closed(
            String image,
            Claim claim,
            String form,
            String question,
            String answer,
            AnswerKind kind,
            @Nullable List<String> choices,
            String... labels) {
        return add(image, claim, new Phrased(form, question, answer, kind, choices, "t.01"), regions(labels));
    }

    QaPair add(String image, Claim claim, Phrased phrased, List<QaRegion> regions) {
        QaPair pair = new QaPair(
                "q" + list.size(),
                Split.TRAIN,
                new Image(image, "test", image + ".jpg", null, null, 1000, 500, Transform.IDENTITY, null),
                phrased,
                regions,
                claim,
                Evidence.of("test@1"));
        list.add(pair);
        return pair;
    }

    static List<QaRegion> regions(String... labels) {
        List<QaRegion> regions = new ArrayList<>();
        for (String label : labels) {
            regions.add(new QaRegion("r" + regions.size(), label, new Box(10, 10, 60, 60)));
        }
        return regions;
    }
}
