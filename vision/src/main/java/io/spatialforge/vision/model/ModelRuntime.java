package io.spatialforge.vision.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.spatialforge.vision.model.graph.Graph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

/**
 * Where graphs run. It loads a graph once for each device, and all threads share what it loaded; closing it closes all of
 * it, after which no model that it opened may be asked.
 */
public final class ModelRuntime implements AutoCloseable {

    /** An ONNX graph, y = x + x of one float; the tests' TinyGraph wrote it. */
    private static final String ADDITION =
            "CAg6OBIEdGlueVoPCgF4EgoKCAgBEgQKAggBCg4KAXgKAXgSAXkiA0FkZGIPCgF5EgoKCAgBEgQKAggBQgQKABAR";

    private final OrtEnvironment environment;
    private final RuntimeSettings settings;
    private final List<String> devices;
    private final ConcurrentLinkedDeque<AutoCloseable> loaded = new ConcurrentLinkedDeque<>();

    private ModelRuntime(OrtEnvironment environment, RuntimeSettings settings, List<String> devices) {
        this.environment = environment;
        this.settings = settings;
        this.devices = List.copyOf(devices);
    }

    /**
     * @throws ModelException if a device that was asked for does not work; the message says what to do. {@code auto} never
     *     fails: without CUDA it is the CPU
     */
    public static ModelRuntime open(RuntimeSettings settings) {
        OrtEnvironment environment = OnnxEnvironment.get();
        List<String> devices = settings.devices();
        if (devices.equals(List.of(RuntimeSettings.AUTO))) {
            String first = RuntimeSettings.CUDA + ":0";
            devices = List.of(works(environment, first) ? first : RuntimeSettings.CPU);
        } else {
            for (String device : devices) {
                tryOut(environment, device);
            }
        }
        return new ModelRuntime(environment, settings, devices);
    }

    private static boolean works(OrtEnvironment environment, String device) {
        try {
            tryOut(environment, device);
            return true;
        } catch (ModelException e) {
            return false;
        }
    }

    /** Runs a graph of one addition: libraries that load and a device that is there may still not go together. */
    private static void tryOut(OrtEnvironment environment, String device) {
        byte[] graph = Base64.getDecoder().decode(ADDITION);
        try (SessionOptions options = options(RuntimeSettings.ofDefaults(), device, InputSpec.Sizes.FIXED);
                OrtSession session = environment.createSession(graph, options);
                OnnxTensor one = OnnxTensor.createTensor(environment, new float[] {1});
                OrtSession.Result sum = session.run(Map.of("x", one))) {
            if (!(sum.get(0) instanceof OnnxTensor y) || y.getFloatBuffer().get(0) != 2) {
                throw new OrtException("it can't add");
            }
        } catch (OrtException e) {
            throw unusable(device, e);
        }
    }

    /** The devices in use: {@code cpu}, or {@code cuda:0} and further. */
    public List<String> devices() {
        return devices;
    }

    /** Most pictures of one run. */
    public int batch() {
        return settings.batch();
    }

    /** The runtime, its version, devices, threads and batch, as records of a run state it. */
    public String describe() {
        return "ONNX Runtime %s on %s, %d thread%s, batch %d"
                .formatted(
                        environment.getVersion(),
                        String.join(", ", devices),
                        settings.threads(),
                        settings.threads() == 1 ? "" : "s",
                        settings.batch());
    }

    /**
     * Loads a graph on each device.
     *
     * @param model that it belongs to, for messages
     * @param sizes whether its tensors change their shapes from run to run
     * @throws ModelException if there is no such file, or it is no graph that can be run
     */
    public Graph load(String model, Path file, InputSpec.Sizes sizes) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("model '" + model + "': there is no file " + file + "; `spatialforge models pull "
                    + model + "`" + " downloads it");
        }
        List<OrtSession> sessions = new ArrayList<>();
        try {
            for (String device : devices) {
                try (SessionOptions options = options(settings, device, sizes)) {
                    sessions.add(environment.createSession(file.toString(), options));
                }
            }
            Graph graph = new Graph(model, environment, sessions, settings.batch());
            loaded.add(graph);
            return graph;
        } catch (OrtException e) {
            ModelException failure = new ModelException(
                    "model '" + model + "': " + file.getFileName() + " can't be loaded on " + String.join(", ", devices)
                            + ": " + e.getMessage() + "; `spatialforge models verify` tells whether the file is whole",
                    e);
            sessions.forEach(session -> closeAfter(failure, session));
            throw failure;
        }
    }

    private static void closeAfter(ModelException failure, OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Memory is planned ahead for graphs of one size only: where shapes change, a plan for each shape would be kept. Six
     * convolutions over 400 pictures of changing size held 249 MB with plans and still grew, 192 MB without and no longer
     * growing, at the same speed; without the arena they held 325 MB and more.
     */
    private static SessionOptions options(RuntimeSettings settings, String device, InputSpec.Sizes sizes) {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(settings.threads());
            options.setInterOpNumThreads(1);
            if (sizes == InputSpec.Sizes.ANY) {
                options.setMemoryPatternOptimization(false);
            }
            if (device.startsWith(RuntimeSettings.CUDA)) {
                addCuda(options, Integer.parseInt(device.substring(RuntimeSettings.CUDA.length() + 1)));
            }
            return options;
        } catch (OrtException e) {
            options.close();
            throw unusable(device, e);
        }
    }

    private static ModelException unusable(String device, OrtException e) {
        return new ModelException(
                device + " can't be used: " + e.getMessage()
                        + "; build with `mvn -Pcuda package` and install the NVIDIA"
                        + " driver, CUDA and cuDNN, or take device cpu",
                e);
    }

    private static void addCuda(SessionOptions options, int index) throws OrtException {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            String known = OrtEnvironment.getAvailableProviders().stream()
                    .map(provider ->
                            provider.getName().replace("ExecutionProvider", "").toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new OrtException("this build of ONNX Runtime is for " + known + " only");
        }
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            options.addCUDA(cuda);
        }
    }

    /** What a model holds beside its graphs, to be closed with them. */
    public <T extends AutoCloseable> T keep(T resource) {
        loaded.add(resource);
        return resource;
    }

    /** Closes all graphs that were loaded. */
    @Override
    public void close() {
        ModelException failure = null;
        for (AutoCloseable one = loaded.poll(); one != null; one = loaded.poll()) {
            try {
                one.close();
            } catch (Exception e) {
                failure = new ModelException("a model can't be closed: " + e.getMessage(), e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
