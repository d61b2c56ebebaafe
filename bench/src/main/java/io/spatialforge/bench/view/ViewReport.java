package io.spatialforge.bench.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was measured.
 *
 * @param pairs how many the run has
 * @param drops how many were written
 * @param opened without an index
 * @param indexed seconds from the start until the whole run is indexed
 * @param processor seconds of processors until then
 * @param bytes of the index
 * @param openedAgain with an index
 * @param memory bytes at most, of the process with an index
 * @param pages times of pages
 */
public record ViewReport(
        long pairs,
        long drops,
        Opening opened,
        double indexed,
        double processor,
        long bytes,
        Opening openedAgain,
        long memory,
        List<Pages> pages) {

    public ViewReport {
        pages = List.copyOf(pages);
    }

    /**
     * From the start of the process to the first page.
     *
     * @param seconds by the clock
     * @param processor seconds of processors
     */
    public record Opening(double seconds, double processor) {

        private String text() {
            return String.format(Locale.ROOT, "%8.2f s, %.2f s of processors", seconds, processor);
        }
    }

    /**
     * Pages of one kind.
     *
     * @param median milliseconds
     * @param worst milliseconds
     */
    public record Pages(String name, int count, double median, double worst) {

        public static Pages of(String name, List<Double> times) {
            List<Double> sorted = new ArrayList<>(times);
            sorted.sort(null);
            return new Pages(name, sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast());
        }
    }

    /** A table for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%,d pairs, %,d drops%n", pairs, drops));
        text.append("start to first page, no index   ").append(opened.text()).append('\n');
        text.append("start to first page, indexed    ")
                .append(openedAgain.text())
                .append('\n');
        text.append(String.format(
                Locale.ROOT,
                "whole index                     %8.1f s, %.1f s of processors, %.0f MB%n",
                indexed,
                processor,
                bytes / 1e6));
        text.append(String.format(Locale.ROOT, "memory at most                  %8.0f MB%n%n", memory / 1e6));
        text.append(String.format(Locale.ROOT, "%-24s %6s %10s %10s%n", "page", "asked", "median ms", "worst ms"));
        for (Pages each : pages) {
            text.append(String.format(
                    Locale.ROOT, "%-24s %6d %10.0f %10.0f%n", each.name, each.count, each.median, each.worst));
        }
        return text.toString();
    }

    /** The same for programs. */
    public String json() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("pairs", pairs).put("drops", drops);
        json.put("opened_s", opened.seconds).put("opened_processor_s", opened.processor);
        json.put("opened_again_s", openedAgain.seconds).put("opened_again_processor_s", openedAgain.processor);
        json.put("indexed_s", indexed)
                .put("processor_s", processor)
                .put("index_bytes", bytes)
                .put("memory_bytes", memory);
        for (Pages each : pages) {
            json.withArray("pages")
                    .addObject()
                    .put("name", each.name)
                    .put("count", each.count)
                    .put("median_ms", each.median)
                    .put("worst_ms", each.worst);
        }
        return json.toPrettyString() + "\n";
    }
}
