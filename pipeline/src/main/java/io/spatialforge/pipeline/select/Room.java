package io.spatialforge.pipeline.select;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Which part of the pairs of each task is made at all, because a mix has room for no more. Of a million photographs there
 * are thirty million questions how many there are and what is to the left, of which a mix may want one; the others need not
 * be phrased, checked, written and thrown away.
 *
 * <p>Which pairs are made is told by the hash that decides in the end which ones the mix takes, so that these are the same
 * as if all had been made.
 *
 * @param shares by task, 0 to 1; of a task that is missing all are made
 */
public record Room(Map<Task, Double> shares) {

    /** Everything is made. */
    public static final Room ALL = new Room(Map.of());

    public Room {
        Map<Task, Double> copy = new EnumMap<>(Task.class);
        shares.forEach((task, share) -> {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share is 0 to 1, got " + share);
            }
            if (share < 1) {
                copy.put(task, share);
            }
        });
        shares = Collections.unmodifiableMap(copy);
    }

    /** The part of a task's pairs that is made, 0 to 1. */
    public double of(Task task) {
        return shares.getOrDefault(task, 1.0);
    }

    /** Whether a pair is made. */
    public boolean fits(Task task, String id, long seed) {
        return of(task) >= 1 || place(id, seed) < of(task);
    }

    /** Where a pair stands when it is decided which ones a mix takes: those from 0 on, up to a limit below 1. */
    static double place(String id, long seed) {
        return StableHash.fraction(StableHash.with(StableHash.with(seed, Tally.ANSWERS), id));
    }

    /**
     * The most pairs of one kind of claim that are kept of an image. Where a part of them is made, an image's share of the
     * dataset stays as it would be if it is lowered with it; one more lets chance be uneven.
     *
     * @param perForm where all are made
     */
    int most(Task task, int perForm) {
        return of(task) >= 1 ? perForm : Math.min(perForm, (int) Math.ceil(perForm * of(task)) + 1);
    }

    /** As {@link #parse} reads it; empty where everything is made. */
    public String text() {
        StringJoiner text = new StringJoiner(" ");
        shares.forEach((task, share) -> text.add(task.id() + "=" + share));
        return text.toString();
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #text} gives
     */
    public static Room parse(String text) {
        Map<Task, Double> shares = new EnumMap<>(Task.class);
        for (String each : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("expected task=share, got '" + each + "'");
            }
            shares.put(Task.ofId(each.substring(0, equals)), Double.valueOf(each.substring(equals + 1)));
        }
        return new Room(shares);
    }
}
