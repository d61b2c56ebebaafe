package io.spatialforge.viewer.report;

import io.spatialforge.pipeline.StageTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How fast a stage was, over all processes that did a part of it.
 *
 * @param unit what it goes through, as {@code images}
 * @param done how many of these were gone through in the time
 * @param seconds from begin to end
 * @param cpuSeconds of all threads; null where it is not known of every process
 * @param workers the most threads of any process
 * @param whole whether the time is that of all shards; not where a process was killed, which notes nothing
 */
@API(status = API.Status.EXPERIMENTAL)
public record StageSpeed(
        String stage,
        String unit,
        long done,
        double seconds,
        @Nullable Double cpuSeconds,
        int workers,
        boolean whole) {

    /** Units a second; not a number of what took next to no time. */
    public double rate() {
        return seconds < 0.005 ? Double.NaN : done / seconds;
    }

    /** Adds up the times since each stage was last begun anew. */
    static List<StageSpeed> of(List<StageTime> times) {
        Map<String, List<StageTime>> byStage = new LinkedHashMap<>();
        for (StageTime time : times) {
            if (time.reused() == 0) {
                byStage.remove(time.stage());
            }
            byStage.computeIfAbsent(time.stage(), s -> new ArrayList<>()).add(time);
        }
        List<StageSpeed> speeds = new ArrayList<>();
        byStage.forEach((stage, all) -> speeds.add(sum(stage, all)));
        return speeds;
    }

    private static StageSpeed sum(String stage, List<StageTime> times) {
        long done = 0;
        int shards = 0;
        double seconds = 0;
        Double cpu = 0.0;
        int workers = 0;
        for (StageTime time : times) {
            done += time.done();
            shards += time.shards();
            seconds += time.seconds();
            Double more = time.cpuSeconds();
            cpu = cpu == null || more == null ? null : (Double) (cpu + more);
            workers = Math.max(workers, time.workers());
        }
        StageTime last = times.getLast();
        return new StageSpeed(stage, last.unit(), done, seconds, cpu, workers, shards >= last.shards() + last.reused());
    }
}
