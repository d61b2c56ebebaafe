package io.spatialforge.pipeline.ingest;

import io.spatialforge.sources.Decision;
import io.spatialforge.sources.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/** What sources decided about files that don't say it themselves, kept among ingest's figures so that it outlives a run. */
@API(status = API.Status.EXPERIMENTAL)
public final class Decisions {

    private static final String FIGURE = "decision";
    private static final String TAB = "\t";

    private Decisions() {}

    /**
     * One decision of a finished run.
     *
     * @param source name of the corpus
     * @param file name of the file, without its folder
     * @param about what was to be decided
     * @param decided what was decided
     * @param counts the numbers that made the decision
     */
    public record Made(String source, String file, String about, String decided, SortedMap<String, Long> counts) {

        public Map<String, Object> asMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("source", source);
            map.put("file", file);
            map.put("about", about);
            map.put("decided", decided);
            map.put("counts", counts);
            return map;
        }
    }

    static Map<String, Double> figures(Map<String, Source.Joiner> joiners) {
        Map<String, Double> figures = new TreeMap<>();
        joiners.forEach((source, joiner) -> {
            for (Decision decision : joiner.decisions()) {
                String key = String.join(
                        TAB,
                        FIGURE,
                        source,
                        String.valueOf(decision.file().getFileName()),
                        decision.about(),
                        decision.decided());
                decision.counts().forEach((name, count) -> figures.put(key + TAB + name, (double) count));
            }
        });
        return figures;
    }

    /** Reads the decisions back from ingest's figures, in the order of sources and files. */
    public static List<Made> of(SortedMap<String, Double> figures) {
        Map<List<String>, SortedMap<String, Long>> counts = new LinkedHashMap<>();
        figures.forEach((key, count) -> {
            String[] parts = key.split(TAB, -1);
            if (parts.length == 6 && parts[0].equals(FIGURE)) {
                counts.computeIfAbsent(List.of(parts[1], parts[2], parts[3], parts[4]), k -> new TreeMap<>())
                        .put(parts[5], Math.round(count));
            }
        });
        List<Made> made = new ArrayList<>();
        counts.forEach((key, numbers) -> made.add(new Made(key.get(0), key.get(1), key.get(2), key.get(3), numbers)));
        return made;
    }
}
