package io.spatialforge.core.rule.cue;

import io.spatialforge.core.label.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What may be off the ground although its label stands there: boards that are ridden, and people whose boxes meet one. A
 * skateboarder in the air ends higher in the picture than the ground beneath, and so seems farther away than they are.
 */
public final class Aloft {

    private static final Set<String> BOARDS = Set.of("snowboard", "skateboard", "surfboard");

    private Aloft() {}

    /** The things of a scene, those that may be off the ground marked so. */
    public static List<Thing> marked(List<Thing> things) {
        List<Thing> boards = null;
        for (Thing thing : things) {
            if (thing.traits().isRidden()) {
                boards = boards == null ? new ArrayList<>() : boards;
                boards.add(thing);
            }
        }
        if (boards == null) {
            return things;
        }
        List<Thing> marked = new ArrayList<>(things.size());
        for (Thing thing : things) {
            marked.add(mayBe(thing, boards) ? thing.aloft() : thing);
        }
        return marked;
    }

    private static boolean mayBe(Thing thing, List<Thing> boards) {
        if (thing.traits().isRidden()) {
            return true;
        }
        if (thing.traits().isPeople()) {
            for (Thing board : boards) {
                if (thing.box().intersection(board.box()) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether things of the label are ridden, and leave the ground with whoever rides them. */
    static boolean isRidden(String label) {
        String head = Labels.standard().headOf(label);
        return head != null && BOARDS.contains(head);
    }
}
