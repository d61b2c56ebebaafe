package io.spatialforge.bench.adversarial;

import static io.spatialforge.drawn.Trap.CROWDS;
import static io.spatialforge.drawn.Trap.CUT;
import static io.spatialforge.drawn.Trap.LONG;
import static io.spatialforge.drawn.Trap.MIRRORS;
import static io.spatialforge.drawn.Trap.NETWORK;
import static io.spatialforge.drawn.Trap.OVERLAPS;
import static io.spatialforge.drawn.Trap.PICTURES;
import static io.spatialforge.drawn.Trap.POSTURES;
import static io.spatialforge.drawn.Trap.RELATED;
import static io.spatialforge.drawn.Trap.SENSOR;
import static io.spatialforge.drawn.Trap.TIES;
import static io.spatialforge.drawn.Trap.TOYS;
import static io.spatialforge.drawn.Trap.TURNED;
import static io.spatialforge.drawn.Trap.WIDE;

import io.spatialforge.core.claim.Task;
import io.spatialforge.drawn.Trap;
import java.util.List;

/** The kinds of scenes that are hard for a task. */
final class Family {

    private Family() {}

    /** In turn; what is not among them is not hard for the task, or is reported apart. */
    static List<Trap> of(Task task) {
        return switch (task) {
            case GROUNDING, REFERRING -> List.of(TIES, OVERLAPS, MIRRORS, PICTURES, CROWDS, CUT, RELATED, TOYS);
            case COUNTING -> List.of(OVERLAPS, MIRRORS, PICTURES, CROWDS, CUT, RELATED);
            case NEAR_FAR -> List.of(TIES, OVERLAPS, MIRRORS, CUT, LONG, WIDE, TOYS, SENSOR, NETWORK, POSTURES);
            case LEFT_RIGHT -> List.of(TIES, OVERLAPS, MIRRORS, CROWDS, CUT, LONG, WIDE);
            case PERSPECTIVE -> List.of(POSTURES, TURNED, OVERLAPS, MIRRORS, PICTURES, CUT, CROWDS, LONG, SENSOR);
        };
    }
}
