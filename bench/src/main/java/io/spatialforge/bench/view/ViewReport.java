package io.spatialforge.bench.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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
 * @param indexing bytes in memory at most until then
 * @param meanwhile times of pages that were asked for until then; null where none was
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
        long indexing,
        @Nullable Pages meanwhile,
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
     * @param processor milliseconds of processors, the median
     * @param worstProcessor milliseconds of processors
     */
    public record Pages(String name, int count, double median, double worst, double processor, double worstProcessor) {

        public static Pages of(String name, List<ViewedProcess.Took> times) {
            List<Double> wall = new ArrayList<>();
            List<Double> processor = new ArrayList<>();
            for (ViewedProcess.Took took : times) {
                wall.add(took.wall());
                processor.add(took.processor());
            }
            wall.sort(null);
            processor.sort(null);
            int middle = wall.size() / 2;
            return new Pages(
                    name, wall.size(), wall.get(middle), wall.getLast(), processor.get(middle), processor.getLast());
        }

        private String text() {
            return String.format(
                    Locale.ROOT,
                    "%-24s %6d %10.0f %10.0f %14.0f %10.0f%n",
                    name,
                    count,
                    median,
                    worst,
                    processor,
                    worstProcessor);
        }

        private void into(ObjectNode json) {
            json.put("name", name)
                    .put("count", count)
                    .put("median_ms", median)
                    .put("worst_ms", worst)
                    .put("median_processor_ms", processor)
                    .put("worst_processor_ms", worstProcessor);
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
                "whole index                     %8.1f s, %.1f s of processors, %.0f MB; memory at most %.0f MB%n",
                indexed,
                processor,
                bytes / 1e6,
                indexing / 1e6));
        text.append(String.format(Locale.ROOT, "memory at most                  %8.0f MB%n%n", memory / 1e6));
        text.append(String.format(
                Locale.ROOT,
                "%-24s %6s %10s %10s %14s %10s%n",
                "page",
                "asked",
                "median ms",
                "worst ms",
                "of processors",
                "worst"));
        if (meanwhile != null) {
            text.append(meanwhile.text());
        }
        for (Pages each : pages) {
            text.append(each.text());
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
                .put("indexing_memory_bytes", indexing)
                .put("index_bytes", bytes)
                .put("memory_bytes", memory);
        if (meanwhile != null) {
            meanwhile.into(json.withArray("pages").addObject());
        }
        for (Pages each : pages) {
            each.into(json.withArray("pages").addObject());
        }
        return json.toPrettyString() + "\n";
    }
}
