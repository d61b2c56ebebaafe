package io.spatialforge.bench.scale;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How cost grows with the number of images. What start-up takes is taken off: a machine that starts, classes that are
 * loaded, compilers at work, seen as what the same process takes for a small corpus before.
 *
 * @param sizes of one corpus in growing sizes
 */
public record Growth(List<ScaleReport> sizes) {

    /** Ten times the images may take ten times the time, give or take this part of it. */
    private static final double TOLERANCE = 0.1;

    public Growth {
        sizes = List.copyOf(sizes);
    }

    /**
     * One size.
     *
     * @param cpuMillis of processors for each image, net of start-up
     * @param wallMillis for each image, net of start-up
     * @param cpuGrowth the former over that of the size before; 1 of the first
     * @param wallGrowth the same of wall time
     */
    record Step(
            long images,
            double cpuMillis,
            double wallMillis,
            double cpuGrowth,
            double wallGrowth,
            long memory,
            long liveHeap) {

        boolean isLinear() {
            return Math.abs(cpuGrowth - 1) <= TOLERANCE;
        }
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (ScaleReport size : sizes) {
            long images = size.run().written().images();
            ProcessWatch.Usage usage = size.run().usage();
            Spent start = size.run().before();
            double cpu = 1000 * (usage.processors() - start.processor()) / images;
            double wall = 1000 * (usage.wall() - start.wall()) / images;
            Step before = steps.isEmpty() ? null : steps.getLast();
            steps.add(new Step(
                    images,
                    cpu,
                    wall,
                    before == null ? 1 : cpu / before.cpuMillis,
                    before == null ? 1 : wall / before.wallMillis,
                    usage.peakMemory(),
                    size.run().liveHeap()));
        }
        return steps;
    }

    /** Lines of a table. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (ScaleReport size : sizes) {
            Spent start = size.run().before();
            text.append(
                    "start-up: %.1f s by the clock, %.1f s of processors%n".formatted(start.wall(), start.processor()));
        }
        text.append("     images  CPU ms/image  wall ms/image  CPU growth  wall growth  resident MB  live heap MB"
                + "  within 10%\n");
        for (Step step : steps()) {
            text.append("%,11d %13.3f %14.3f %11.3f %12.3f %,12.0f %,13.0f  %s%n"
                    .formatted(
                            step.images(),
                            step.cpuMillis(),
                            step.wallMillis(),
                            step.cpuGrowth(),
                            step.wallGrowth(),
                            step.memory() / 1e6,
                            step.liveHeap() / 1e6,
                            step.isLinear() ? "yes" : "no"));
        }
        return text.toString();
    }

    /** The same figures, with the reports they were taken from. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var all = node.putArray("sizes");
        List<Step> steps = steps();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            ObjectNode one = sizes.get(i).json();
            one.put("cpu_ms_per_image", step.cpuMillis())
                    .put("wall_ms_per_image", step.wallMillis())
                    .put("cpu_growth", step.cpuGrowth())
                    .put("wall_growth", step.wallGrowth())
                    .put("linear", step.isLinear());
            all.add(one);
        }
        return node;
    }
}
