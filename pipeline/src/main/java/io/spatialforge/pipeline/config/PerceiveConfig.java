package io.spatialforge.pipeline.config;

import io.spatialforge.vision.detect.DetectionLimits;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which models look at the photographs, and on what they run.
 *
 * @param models names of models and of sets of them, as the catalogue has them; none where only what is annotated counts.
 *     Two detectors confirm each other; of two depth models the second is a second opinion
 * @param catalogue the user's own files of models, which add to the one that is shipped
 * @param folder where the models' files are kept; null for the usual place
 * @param device {@code auto}, {@code cpu}, or one or more of {@code cuda:0}, {@code cuda:1}, … with commas between them
 * @param batch photographs that are shown to a model together, from 1; 0 lets the device decide
 * @param detections how much detectors must agree
 * @param polarity {@code check} or {@code trust}: whether a run stops where photographs contradict what depth is declared
 *     to mean
 * @param seen the folder {@code perception} of another run over the same images in as many shards, which takes the place
 *     of looking; null where there is none
 */
public record PerceiveConfig(
        List<String> models,
        List<Path> catalogue,
        @Nullable Path folder,
        String device,
        int batch,
        DetectionLimits detections,
        String polarity,
        @Nullable Path seen) {

    public static final String AUTO = "auto";

    private static final String CHECK = "check";

    /** The set of models that photographs alone are looked at by. */
    public static final String DEFAULT_MODELS = "default";

    public PerceiveConfig {
        models = List.copyOf(models);
        catalogue = List.copyOf(catalogue);
    }

    /**
     * @param otherwise the models where none are named
     */
    static PerceiveConfig of(@Nullable ConfigNode node, Path base, List<String> otherwise) {
        if (node == null) {
            return new PerceiveConfig(otherwise, List.of(), null, AUTO, 0, DetectionLimits.ofDefaults(), CHECK, null);
        }
        String device = node.text("device", AUTO);
        if (!device.matches("auto|cpu|cuda(:\\d{1,3})?(,cuda:\\d{1,3})*")) {
            throw node.wrong("device", "auto, cpu, or GPUs as cuda:0 or cuda:0,cuda:1");
        }
        List<String> models = node.texts("models");
        PerceiveConfig config = new PerceiveConfig(
                node.has("models")
                        ? models.stream().filter(name -> !name.equals("none")).toList()
                        : otherwise,
                node.texts("catalogue").stream()
                        .map(file -> FarFiles.resolve(base, file))
                        .toList(),
                node.path("folder", base),
                device,
                (int) node.whole("batch", 0, 0, 1024),
                DetectionLimits.ofDefaults()
                        .withBars(
                                node.number(
                                        "agreed", DetectionLimits.ofDefaults().agreed(), 0, 1),
                                node.number(
                                        "alone", DetectionLimits.ofDefaults().alone(), 0, 1)),
                node.oneOf("polarity", CHECK, List.of(CHECK, "trust")),
                node.path("seen", base));
        if (config.seen != null && !config.models.isEmpty()) {
            throw node.wrong("models", "none beside 'seen': what another run saw takes the place of looking");
        }
        node.rejectOthers();
        return config;
    }

    /** Whether a run stops where photographs contradict what depth is declared to mean. */
    public boolean checksPolarity() {
        return polarity.equals(CHECK);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("models", models);
        map.put("catalogue", catalogue.stream().map(Path::toString).toList());
        map.put("folder", folder == null ? null : folder.toString());
        map.put("device", device);
        map.put("batch", batch);
        map.put("agreed", detections.agreed());
        map.put("alone", detections.alone());
        map.put("polarity", polarity);
        if (seen != null) {
            map.put("seen", seen.toString());
        }
        return map;
    }
}
