package io.spatialforge.bench;

import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.Row;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.NothingKeptException;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.people.PosedPerson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Photographs alone, seen. The floor decodes each photograph and then runs every session on a tensor that is ready, as often
 * as the run did, on as many threads as the run has; nothing else. Held against it are the stage that looks, and the whole
 * run from folder to pairs, which also curates and asks. Floor and run take turns.
 */
@Command(
        name = "sight",
        mixinStandardHelpOptions = true,
        description = "Looks at a folder of photographs, against bare decoding and bare sessions on ready tensors.")
final class SightBench implements Callable<Integer> {

    @Option(names = "--images", required = true, paramLabel = "DIR", description = "Folder of JPEGs.")
    private Path images = Path.of("");

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "So many of each, made different by bytes behind their end (default: ${DEFAULT-VALUE}).")
    private int copies = 1;

    @Option(names = "--models", split = ",", description = "Names or sets (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of("default");

    @Option(names = "--catalogue", description = "A file of further models.")
    private @Nullable Path catalogue;

    @Option(names = "--rounds", description = "Of both (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(names = "--workers", description = "Threads; all processors unless said.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", paramLabel = "FILE", description = "Also write rows as bench/run ratios does.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        Path base = Files.createTempDirectory("spatialforge-bench");
        try {
            Path folder = Files.createDirectory(base.resolve("photos"));
            List<Path> photos = copy(folder);
            System.out.printf("%,d photographs, %.1f MB, %d workers%n", photos.size(), size(photos) / 1e6, workers);
            List<Row> rows = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                Ours ours = run(folder, base.resolve("run-" + round));
                BareSight.Floor floor = new BareSight(specs(), workers).floor(photos, ours.poses);
                System.out.printf(
                        "round %d: floor %.2f s, %.1f images/s (apart %.2f s: decoding %.2f s%s)%n",
                        round,
                        floor.together(),
                        photos.size() / floor.together(),
                        floor.apart(),
                        floor.decoding(),
                        floor.described());
                System.out.printf(
                        "         looking %.2f s, %.1f images/s: %.1f%% of the floor, %.1f%% of it apart%n",
                        ours.looking,
                        photos.size() / ours.looking,
                        100 * floor.together() / ours.looking,
                        100 * floor.apart() / ours.looking);
                System.out.printf(
                        "         the whole run %.2f s: %.1f%%, %s%n",
                        ours.whole, 100 * floor.together() / ours.whole, ours.described());
                System.out.printf(
                        "         %d poses; memory of the process at its highest %s%n", ours.allPoses(), peak());
                rows = List.of(Row.byTheClock(
                        "photographs looked at",
                        "photographs",
                        ours.looking / photos.size(),
                        floor.together() / photos.size(),
                        "bare decoding and bare sessions"));
            }
            if (json != null) {
                RatioFile.write(json, rows);
            }
        } finally {
            try (Stream<Path> files = Files.walk(base)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
        return 0;
    }

    /** Copies of a JPEG with eight bytes more behind its end decode alike and have hashes of their own. */
    private List<Path> copy(Path folder) throws IOException {
        List<Path> from;
        try (Stream<Path> walk = Files.walk(images)) {
            from = walk.filter(f -> f.toString().endsWith(".jpg")).sorted().toList();
        }
        List<Path> photos = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (int i = 0; i < from.size(); i++) {
                byte[] bytes = Files.readAllBytes(from.get(i));
                ByteBuffer more = ByteBuffer.allocate(bytes.length + 8)
                        .put(bytes)
                        .putInt(copy)
                        .putInt(i);
                Path photo = folder.resolve("%03d-%05d.jpg".formatted(copy, i));
                Files.write(photo, more.array());
                photos.add(photo);
            }
        }
        return photos;
    }

    private static long size(List<Path> files) throws IOException {
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        return size;
    }

    /** Seconds of the stage that looks and of the whole run, poses asked for by image, and seconds of each stage. */
    private record Ours(double looking, double whole, Map<String, Integer> poses, Map<String, Double> seconds) {

        int allPoses() {
            int all = 0;
            for (int some : poses.values()) {
                all += some;
            }
            return all;
        }

        String described() {
            StringBuilder text = new StringBuilder();
            seconds.forEach((stage, s) -> {
                if (s >= 0.05) {
                    text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %.2f s", stage, s));
                }
            });
            return text.toString();
        }
    }

    private Ours run(Path folder, Path out) throws IOException, InterruptedException {
        ObjectNode tree = RunConfig.empty();
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "folder").put("images", folder.toString());
        ObjectNode perceive = tree.putObject("perceive");
        ArrayNode names = perceive.putArray("models");
        models.forEach(names::add);
        if (catalogue != null) {
            perceive.put("catalogue", catalogue.toAbsolutePath().toString());
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        long[] last = {System.nanoTime()};
        String[] stage = {""};
        ProgressListener clock = (name, done, total) -> {
            synchronized (last) {
                long now = System.nanoTime();
                seconds.merge(name.equals(stage[0]) ? name : "before " + name, (now - last[0]) / 1e9, Double::sum);
                last[0] = now;
                stage[0] = name;
            }
        };
        long began = System.nanoTime();
        try {
            Run.forge(
                    RunConfig.of("bench", tree, Path.of("")),
                    out,
                    Run.Options.ofDefaults().withWorkers(workers).withProgress(clock));
        } catch (NothingKeptException e) {
            System.out.println("no pairs: " + e.getMessage());
        }
        double whole = (System.nanoTime() - began) / 1e9;
        Map<String, Integer> poses = new HashMap<>();
        FinishedRun.open(out).forEachSeen((scene, perception) -> {
            for (PosedPerson person : perception == null ? List.<PosedPerson>of() : perception.people()) {
                poses.merge(scene.image().id(), person.looks().again() == null ? 1 : 2, Integer::sum);
            }
        });
        return new Ours(seconds.getOrDefault("look", 0.0), whole, poses, seconds);
    }

    private List<ModelSpec> specs() {
        ModelCatalog catalog = ModelCatalog.shipped();
        if (catalogue != null) {
            catalog = catalog.with(ModelCatalog.of(catalogue));
        }
        return catalog.named(models);
    }

    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isRegularFile(status)) {
            return "not known on this system";
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM")) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "not known";
    }
}
