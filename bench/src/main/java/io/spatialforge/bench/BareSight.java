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
import io.spatialforge.vision.Photo;
import io.spatialforge.vision.PhotoProbe;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.store.ModelStore;
import io.spatialforge.vision.see.Sight;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What looking at photographs costs at the least: each is decoded, and each session runs on a tensor that is ready, on as many
 * threads as the run has.
 */
final class BareSight {

    private final List<ModelSpec> specs;
    private final int workers;

    BareSight(List<ModelSpec> specs, int workers) {
        this.specs = specs;
        this.workers = workers;
    }

    /**
     * Seconds of the floor.
     *
     * @param together decoding a photograph and then running every session, photograph after photograph, as the run does
     * @param decoding of all photographs, nothing else
     * @param sessions each for itself, over and over: what weights that stay in the caches gain
     */
    record Floor(double together, double decoding, Map<String, Double> sessions) {

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
    Floor floor(List<Path> photos, Map<String, Integer> poses) throws Exception {
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
            for (ModelSpec spec : specs) {
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
}
