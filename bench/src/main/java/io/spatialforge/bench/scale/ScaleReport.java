package io.spatialforge.bench.scale;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A watched run beside its floor, for people and as JSON.
 *
 * @param inputs bytes of the corpora
 * @param floor null where it was not measured
 */
public record ScaleReport(
        Forge forge,
        long inputs,
        Forge.Finished run,
        @Nullable Floor floor) {

    private static final double MEGA = 1e6;

    /** Lines of a table. */
    public String text() {
        StringBuilder text = new StringBuilder();
        ProcessWatch.Usage usage = run.usage();
        row(text, "heap limit, workers", "-Xmx" + forge.heap() + ", " + forge.workers());
        row(
                text,
                "images kept of read",
                "%,d of %,d".formatted(run.written().images(), run.written().imagesRead()));
        row(text, "pairs", "%,d".formatted(run.pairs()));
        row(text, "wall time", "%.1f s".formatted(usage.wall()));
        row(text, "CPU time", "%.1f s".formatted(usage.processors()));
        row(text, "pairs a second", "%,.0f".formatted(run.pairs() / usage.wall()));
        row(text, "peak of resident memory", "%,.0f MB".formatted(usage.peakMemory() / MEGA));
        row(text, "live heap at most", "%,.0f MB".formatted(run.liveHeap() / MEGA));
        row(text, "inputs", "%,.1f MB".formatted(inputs / MEGA));
        row(
                text,
                "peak of work/",
                "%,.1f MB, %.2f times the inputs".formatted(usage.peakWork() / MEGA, times(usage.peakWork())));
        row(text, "run folder at the end", "%,.1f MB".formatted(run.sizes().total() / MEGA));
        text.append('\n').append("folder                           lines   decompressed MB    on disk MB\n");
        for (Map.Entry<String, Written.Lines> folder : run.written().folders().entrySet()) {
            Written.Lines lines = folder.getValue();
            text.append("%-28s %,9d %,17.1f %,13.1f%n"
                    .formatted(folder.getKey(), lines.lines(), lines.bytes() / MEGA, lines.size() / MEGA));
        }
        text.append('\n').append("stage            wall s      CPU s\n");
        for (Forge.StageCost stage : run.stages()) {
            text.append("%-12s %10.1f %10.1f%n".formatted(stage.stage(), stage.wall(), stage.processors()));
        }
        if (floor != null) {
            floor(text, floor);
        }
        return text.toString();
    }

    private void floor(StringBuilder text, Floor least) {
        text.append('\n').append("floor, one thread          wall s      CPU s\n");
        line(text, "inputs passed over", least.read());
        line(text, "lines compressed, written", least.outputs().written());
        line(text, "together", least.spent());
        ProcessWatch.Usage usage = run.usage();
        Spent spent = least.spent();
        row(text, "CPU time over the floor's", "%.2f".formatted(usage.processors() / spent.processor()));
        row(text, "wall time over the floor's", "%.2f".formatted(usage.wall() / spent.wall()));
        row(
                text,
                "lines written",
                "%,.1f MB, %,.1f MB compressed"
                        .formatted(
                                least.outputs().lines() / MEGA, least.outputs().bytes() / MEGA));
    }

    private static void line(StringBuilder text, String what, Spent spent) {
        text.append("%-22s %10.2f %10.2f%n".formatted(what, spent.wall(), spent.processor()));
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append("%-28s".formatted(what)).append(value).append('\n');
    }

    private double times(long bytes) {
        return (double) bytes / Math.max(1, inputs);
    }

    /** The same figures: seconds, bytes, ratios. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ProcessWatch.Usage usage = run.usage();
        node.put("heap", forge.heap())
                .put("workers", forge.workers())
                .put("images", run.written().images())
                .put("pairs", run.pairs())
                .put("wall_s", usage.wall())
                .put("cpu_s", usage.processors())
                .put("peak_memory_bytes", usage.peakMemory())
                .put("live_heap_bytes", run.liveHeap())
                .put("warm_up_wall_s", run.before().wall())
                .put("warm_up_cpu_s", run.before().processor())
                .put("input_bytes", inputs)
                .put("peak_work_bytes", usage.peakWork())
                .put("peak_run_bytes", usage.peakFolder())
                .put("work_to_inputs", times(usage.peakWork()));
        ObjectNode folders = node.putObject("folders");
        run.written()
                .folders()
                .forEach((name, lines) -> folders.putObject(name)
                        .put("lines", lines.lines())
                        .put("decompressed_bytes", lines.bytes())
                        .put("bytes", lines.size()));
        ObjectNode stages = node.putObject("stages");
        for (Forge.StageCost stage : run.stages()) {
            stages.putObject(stage.stage()).put("wall_s", stage.wall()).put("cpu_s", stage.processors());
        }
        if (floor != null) {
            ObjectNode least = node.putObject("floor");
            least.put("read_wall_s", floor.read().wall())
                    .put("read_cpu_s", floor.read().processor())
                    .put("write_wall_s", floor.outputs().written().wall())
                    .put("write_cpu_s", floor.outputs().written().processor())
                    .put("cpu_ratio", usage.processors() / floor.spent().processor())
                    .put("wall_ratio", usage.wall() / floor.spent().wall());
        }
        return node;
    }

    /** A JSON document, indented. */
    public static String pretty(ObjectNode node) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }
}
