package io.spatialforge.bench;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_2;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_4;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_REDUCED_COLOR_8;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.spatialforge.bench.ratios.RatioFile;
import io.spatialforge.bench.ratios.Row;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.NothingKeptException;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.store.ModelStore;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.see.Sight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
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
                Floor floor = floor(photos, ours.poses);
                System.out.printf(
                        "round %d: floor %.2f s, %.1f images/s (apart %.2f s: decoding %.2f s%s)%n",
                        round,
                        floor.together,
                        photos.size() / floor.together,
                        floor.apart(),
                        floor.decoding,
                        floor.described());
                System.out.printf(
                        "         looking %.2f s, %.1f images/s: %.1f%% of the floor, %.1f%% of it apart%n",
                        ours.looking,
                        photos.size() / ours.looking,
                        100 * floor.together / ours.looking,
                        100 * floor.apart() / ours.looking);
                System.out.printf(
                        "         the whole run %.2f s: %.1f%%, %s%n",
                        ours.whole, 100 * floor.together / ours.whole, ours.described());
                System.out.printf(
                        "         %d poses; memory of the process at its highest %s%n", ours.allPoses(), peak());
                rows = List.of(Row.byTheClock(
                        "photographs looked at",
                        "photographs",
                        ours.looking / photos.size(),
                        floor.together / photos.size(),
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

    /**
     * Seconds of the floor.
     *
     * @param together decoding a photograph and then running every session, photograph after photograph, as the run does
     * @param decoding of all photographs, nothing else
     * @param sessions each for itself, over and over: what weights that stay in the caches gain
     */
    private record Floor(double together, double decoding, Map<String, Double> sessions) {

        double apart() {
            double total = decoding;
            for (double one : sessions.values()) {
                total += one;
            }
            return total;
        }

        String described() {
            StringBuilder text = new StringBuilder();
            sessions.forEach((model, s) -> text.append(String.format(Locale.ROOT, " + %.2f s %s", s, model)));
            return text.toString();
        }
    }

    /** A session with a tensor that is ready. */
    private record Bare(String model, Role role, OrtSession session, Map<String, OnnxTensor> inputs)
            implements AutoCloseable {

        void run() throws OrtException {
            session.run(inputs).close();
        }

        @Override
        public void close() throws OrtException {
            for (OnnxTensor tensor : inputs.values()) {
                tensor.close();
            }
            session.close();
        }
    }

    /**
     * @param poses asked for, of each photograph
     */
    private Floor floor(List<Path> photos, Map<String, Integer> poses) throws Exception {
        int[] flags = new int[photos.size()];
        int[] people = new int[photos.size()];
        int allPeople = 0;
        for (int i = 0; i < flags.length; i++) {
            flags[i] = flags(photos.get(i));
            people[i] = poses.getOrDefault("folder/" + photos.get(i).getFileName(), 0);
            allPeople += people[i];
        }
        List<Bare> bare = new ArrayList<>();
        try {
            for (ModelSpec spec : specs()) {
                bare.add(ready(spec));
            }
            double together = timed(photos.size(), i -> {
                decode(photos.get(i), flags[i]);
                for (Bare one : bare) {
                    int times = one.role == Role.POSE ? people[i] : 1;
                    for (int n = 0; n < times; n++) {
                        one.run();
                    }
                }
            });
            double decoding = timed(photos.size(), i -> decode(photos.get(i), flags[i]));
            Map<String, Double> sessions = new LinkedHashMap<>();
            for (Bare one : bare) {
                int times = one.role == Role.POSE ? allPeople : photos.size();
                sessions.put(one.model, timed(times, i -> one.run()));
            }
            return new Floor(together, decoding, sessions);
        } finally {
            for (Bare one : bare) {
                one.close();
            }
        }
    }

    private static void decode(Path photo, int flags) throws IOException {
        byte[] bytes = Files.readAllBytes(photo);
        try (BytePointer data = new BytePointer(bytes);
                Mat file = new Mat(1, bytes.length, CV_8UC1, data);
                Mat picture = imdecode(file, flags)) {
            if (picture.empty()) {
                throw new IllegalStateException(photo + " does not decode");
            }
        }
    }

    private List<ModelSpec> specs() {
        ModelCatalog catalog = ModelCatalog.shipped();
        if (catalogue != null) {
            catalog = catalog.with(ModelCatalog.of(catalogue));
        }
        return catalog.named(models);
    }

    private static Bare ready(ModelSpec spec) throws OrtException {
        Path graph = ModelStore.at(null).files(spec).get(ModelSpec.GRAPH);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = environment.createSession(String.valueOf(graph), options);
            String name = session.getInputNames().iterator().next();
            TensorInfo info = (TensorInfo)
                    Objects.requireNonNull(session.getInputInfo().get(name)).getInfo();
            return new Bare(spec.id(), spec.role(), session, Map.of(name, tensor(environment, info)));
        }
    }

    /** As few pixels as the run decodes. */
    private static int flags(Path photo) {
        if (!(PhotoProbe.probe(photo) instanceof Photo.Sound sound)) {
            throw new IllegalStateException(photo + " is no sound photograph");
        }
        int shorter = Math.min(sound.width(), sound.height());
        int reduced = shorter >= 8 * Sight.LEAST_SIDE
                ? IMREAD_REDUCED_COLOR_8
                : shorter >= 4 * Sight.LEAST_SIDE
                        ? IMREAD_REDUCED_COLOR_4
                        : shorter >= 2 * Sight.LEAST_SIDE ? IMREAD_REDUCED_COLOR_2 : IMREAD_COLOR;
        return reduced | IMREAD_IGNORE_ORIENTATION;
    }

    private static OnnxTensor tensor(OrtEnvironment environment, TensorInfo info) throws OrtException {
        long[] shape = info.getShape();
        int count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] < 1 ? 1 : shape[i];
            count *= (int) shape[i];
        }
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder());
        return switch (info.type) {
            case FLOAT -> {
                FloatBuffer values = memory.asFloatBuffer();
                for (int i = 0; i < count; i++) {
                    values.put(i, i * 31 % 256);
                }
                yield OnnxTensor.createTensor(environment, values, shape);
            }
            case INT32 -> {
                IntBuffer values = memory.asIntBuffer();
                for (int i = 0; i < count; i++) {
                    values.put(i, i * 31 % 256);
                }
                yield OnnxTensor.createTensor(environment, values, shape);
            }
            default -> throw new IllegalStateException("no ready tensor of " + info.type);
        };
    }

    private double timed(int times, Work work) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int w = 0; w < workers; w++) {
                parts.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                        work.at(i);
                    }
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** One piece of work of many. */
    @FunctionalInterface
    private interface Work {
        void at(int index) throws Exception;
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
