package io.spatialforge.words.phrasing;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.List;

/** Questions about how a person in the image sees things, or stands to the camera. */
final class PersonPhrasing {

    /** By the ordinal of {@link Direction}. */
    static final List<String> DIRECTIONS = List.of("left", "right", "ahead", "behind");

    private static final List<String> THEIR_DIRECTIONS =
            List.of("to their left", "to their right", "ahead of them", "behind them");

    /** By the ordinal of {@link View}. */
    static final List<String> VIEWS = List.of("towards the camera", "away from the camera", "left", "right");

    private static final List<String> LONG_VIEWS =
            List.of("towards the camera", "away from the camera", "to the left", "to the right");

    private final Phrasing phrasing;

    PersonPhrasing(Phrasing phrasing) {
        this.phrasing = phrasing;
    }

    Phrased bearing(Claim.Bearing claim) {
        phrasing.fill(Slot.V, claim.viewer());
        phrasing.fill(Slot.T, claim.target());
        String form = phrasing.form("bearing", "bearing-choice");
        int answer = claim.direction().ordinal();
        return form.equals("bearing")
                ? phrasing.ask(Task.PERSPECTIVE, form).answered(DIRECTIONS.get(answer), AnswerKind.TEXT)
                : chosen(form, phrasing.toss("options") ? DIRECTIONS : THEIR_DIRECTIONS, answer);
    }

    Phrased facing(Claim.Facing claim) {
        phrasing.fill(Slot.V, claim.viewer());
        String form = phrasing.form("facing", "facing-choice");
        int answer = claim.facing().ordinal();
        return form.equals("facing")
                ? phrasing.ask(Task.PERSPECTIVE, form).answered(VIEWS.get(answer), AnswerKind.TEXT)
                : chosen(form, phrasing.toss("options") ? VIEWS : LONG_VIEWS, answer);
    }

    private Phrased chosen(String form, List<String> all, int answer) {
        int[] places = phrasing.shuffled(all.size());
        List<String> options = new ArrayList<>(places.length);
        int letter = 0;
        for (int i = 0; i < places.length; i++) {
            options.add(all.get(places[i]));
            if (places[i] == answer) {
                letter = i;
            }
        }
        phrasing.offer(options);
        return phrasing.ask(Task.PERSPECTIVE, form).answeredByLetter(options, letter);
    }
}
