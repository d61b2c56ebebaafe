package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Task;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the dataset each task makes up, and how large the dataset is.
 *
 * @param shares of the tasks, adding up to 1; a task that is missing gets none; empty where tasks stay as they come
 * @param total how many pairs are wanted; null for as many as there are
 */
@API(status = API.Status.EXPERIMENTAL)
public record Mix(Map<Task, Double> shares, @Nullable Long total) {

    /** Name of the published mix. */
    public static final String SPATIALFORGE_10M = "spatialforge-10m";

    /** Tasks as they come, all pairs. */
    public static final Mix NONE = new Mix(Map.of(), null);

    /**
     * @param shares in any unit, not negative, not all 0
     */
    public Mix {
        Map<Task, Double> normal = new EnumMap<>(Task.class);
        double sum = 0;
        for (Task task : Task.values()) {
            sum += shares.getOrDefault(task, 0.0);
        }
        for (Task task : Task.values()) {
            double share = shares.getOrDefault(task, 0.0);
            if (share > 0) {
                normal.put(task, share / sum);
            }
        }
        shares = Collections.unmodifiableMap(normal);
    }

    /**
     * The published counts as shares: they add up to 10.396 million.
     *
     * @param total how many pairs are wanted; null for as many as there are
     */
    public static Mix ofTenMillion(@Nullable Long total) {
        return new Mix(
                Map.of(
                        Task.GROUNDING, 3_600_000.0,
                        Task.REFERRING, 3_600_000.0,
                        Task.COUNTING, 495_000.0,
                        Task.NEAR_FAR, 2_600_000.0,
                        Task.LEFT_RIGHT, 93_000.0,
                        Task.PERSPECTIVE, 8_000.0),
                total);
    }

    /** Whether tasks stay as they come. */
    public boolean isAsItComes() {
        return shares.isEmpty();
    }

    /**
     * How many pairs of each task are wanted.
     *
     * @param available how many there are
     * @return empty where all that are available are wanted
     */
    Map<Task, Long> wanted(Map<Task, Long> available) {
        Map<Task, Long> wanted = new EnumMap<>(Task.class);
        if (isAsItComes() && total == null) {
            return wanted;
        }
        Map<Task, Double> parts = isAsItComes() ? sharesOf(available) : shares;
        double all = total == null ? largest(available) : total;
        for (Task task : Task.values()) {
            wanted.put(task, Math.round(all * parts.getOrDefault(task, 0.0)));
        }
        return wanted;
    }

    private static Map<Task, Double> sharesOf(Map<Task, Long> available) {
        long sum = 0;
        for (long count : available.values()) {
            sum += count;
        }
        Map<Task, Double> parts = new EnumMap<>(Task.class);
        for (Map.Entry<Task, Long> count : available.entrySet()) {
            parts.put(count.getKey(), sum == 0 ? 0 : (double) count.getValue() / sum);
        }
        return parts;
    }

    /** The task of which there are fewest for its share; null where the mix has none that there are any of. */
    public @Nullable Task limiting(Map<Task, Long> available) {
        Task least = null;
        for (Map.Entry<Task, Double> share : shares.entrySet()) {
            long count = available.getOrDefault(share.getKey(), 0L);
            if (count > 0
                    && (least == null
                            || count / share.getValue()
                                    < available.getOrDefault(least, 0L) / shares.getOrDefault(least, 1.0))) {
                least = share.getKey();
            }
        }
        return least;
    }

    private double largest(Map<Task, Long> available) {
        Task least = limiting(available);
        return least == null ? 0 : available.getOrDefault(least, 0L) / shares.getOrDefault(least, 1.0);
    }
}
