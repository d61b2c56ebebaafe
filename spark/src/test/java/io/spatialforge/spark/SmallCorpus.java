package io.spatialforge.spark;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.Marker;
import io.spatialforge.vision.model.TinyGraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Drawn photographs with their annotations, a model of depth of 144 bytes, and a configuration over them. */
record SmallCorpus(Path config, Path model) {

    static SmallCorpus write(Path folder, int scenes, int shards) throws IOException {
        DrawnCorpus.Written corpus = DrawnCorpus.write(
                folder.resolve("corpus"), DrawnCorpus.Options.of(8, scenes).withWorkers(2));
        Path model = new TinyGraph()
                .input("pictures", TinyGraph.FLOAT, 1, 3, 48, 64)
                .node(
                        "ReduceMean",
                        List.of("pictures"),
                        List.of("map"),
                        TinyGraph.ints("axes", 1),
                        TinyGraph.integer("keepdims", 0))
                .output("map", TinyGraph.FLOAT, 1, 48, 64)
                .writeTo(folder.resolve("brightness.onnx"));
        Files.writeString(folder.resolve("models.yaml"), """
                models:
                  brightness:
                    role: depth
                    licence: Apache-2.0
                    source: the project's own
                    file: {path: brightness.onnx}
                    input: {width: 64, height: 48, fixed: true, colour: rgb, range: 1, fit: stretch}
                    decoder: inverse-depth
                    settings: {nearer: larger}
                """);
        Path config = Files.writeString(
                folder.resolve("run.yaml"), """
                seed: 5
                shards: %d
                perceive: {models: [brightness], catalogue: models.yaml, polarity: trust}
                sources:
                  - {kind: coco, name: drawn, annotations: %s, images: %s, exhaustive: "yes"}
                """.formatted(shards, corpus.annotations(), corpus.images()));
        return new SmallCorpus(config, model);
    }

    /**
     * Every line of a run's records and of what models told, of the files that markers name, by the names these have where
     * files can be renamed.
     */
    static Map<String, List<String>> lines(Path run) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        try (Stream<Path> markers = Files.walk(run.resolve("stats"))) {
            for (Path marker :
                    markers.filter(f -> f.toString().endsWith(".json")).toList()) {
                for (Marker.Output output :
                        Marker.ofJson(Files.readAllBytes(marker)).outputs()) {
                    if (!output.path().startsWith("work/")) {
                        lines.put(
                                output.path().replaceFirst("\\.[0-9a-f]{12}\\.", "."),
                                read(run.resolve(output.path())));
                    }
                }
            }
        }
        return lines;
    }

    private static List<String> read(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (LineReader reader = LineReader.open(file)) {
            while (reader.next()) {
                lines.add(new String(reader.line(), StandardCharsets.UTF_8));
            }
        }
        return lines;
    }
}
