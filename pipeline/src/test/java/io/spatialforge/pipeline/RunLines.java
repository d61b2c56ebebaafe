package io.spatialforge.pipeline;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.LineReader;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Runs over drawn scenes with a judge, and what they wrote. */
final class RunLines {

    private RunLines() {}

    /** Every line of a run's records, by the files they are in. */
    static Map<String, List<String>> of(Path run) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String folder : List.of("scenes", "qa", "dropped")) {
            try (var files = Files.walk(run.resolve(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".zst")).toList()) {
                    List<String> all = new ArrayList<>();
                    try (LineReader reader = LineReader.open(file)) {
                        while (reader.next()) {
                            all.add(new String(reader.line(), StandardCharsets.UTF_8));
                        }
                    }
                    lines.put(run.relativize(file).toString(), all);
                }
            }
        }
        return lines;
    }

    /** A run whose pairs are all judged, two of three, and one region of each scene described, which must be found once in three tries. */
    static ObjectNode config(DrawnCorpus.Written corpus, String endpoint) {
        ObjectNode tree = RunConfig.empty();
        tree.put("seed", 5).put("shards", 3).put("per_form", 3);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco")
                .put("name", "drawn")
                .put("annotations", corpus.annotations().toString())
                .put("images", corpus.images().toString())
                .put("exhaustive", "yes");
        source.putObject("depth").put("folder", corpus.depth().toString());
        ObjectNode judge = tree.putObject("judge");
        judge.put("endpoint", endpoint)
                .put("model", "stand-in")
                .put("max_side", 320)
                .put("structured", "json_schema");
        judge.putObject("describe")
                .put("model", "writer")
                .put("per_image", 1)
                .put("k", 1)
                .put("n", 3);
        return tree;
    }
}
