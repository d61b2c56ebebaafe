package io.spatialforge.pipeline;

import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.PerceiveConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.pipeline.perceive.Polarity;
import io.spatialforge.pipeline.perceive.Senses;
import io.spatialforge.vision.detect.Agreed;
import io.spatialforge.vision.detect.Agreement;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.decode.LabelList;
import io.spatialforge.vision.people.PeopleToLookAt;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.pixels.Integrity;
import io.spatialforge.vision.see.Perception;
import io.spatialforge.vision.see.Sense;
import io.spatialforge.vision.see.Sight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The models of a run, and what is asked of them. They are loaded only when there is something to look at. */
final class Eyes {

    /** Photographs shown together on a GPU, unless the configuration says otherwise; a CPU gains nothing by it. */
    private static final int GPU_BATCH = 8;

    private final RunConfig config;
    private final List<Chosen> chosen;

    /** Models of roles that no stage has a use for. */
    private final List<ModelSpec> unasked;

    private final Agreement agreement;

    private Eyes(RunConfig config, List<Chosen> chosen, List<ModelSpec> unasked) {
        this.config = config;
        this.chosen = List.copyOf(chosen);
        this.unasked = List.copyOf(unasked);
        agreement = new Agreement(config.perceive().detections(), vocabulary(), config.seed());
    }

    /** The labels that every detector knows. */
    private Set<String> vocabulary() {
        Set<String> common = new TreeSet<>();
        boolean first = true;
        for (Chosen detector : of(Role.DETECTOR)) {
            Set<String> labels = new TreeSet<>(LabelList.of(detector.spec.settings()));
            labels.remove(LabelList.NONE);
            if (first) {
                common.addAll(labels);
            }
            common.retainAll(labels);
            first = false;
        }
        return common;
    }

    private record Chosen(ModelSpec spec, Map<String, Path> files, ModelIdentity identity) {}

    /**
     * Finds the files of all models.
     *
     * @throws ConfigException if a model is unknown or not at hand, or they don't go together
     */
    static Eyes of(RunConfig config) {
        return of(config, StageFiles.of(config));
    }

    /**
     * @param files with those of all models
     * @throws ConfigException if the models don't go together
     */
    static Eyes of(RunConfig config, StageFiles files) {
        List<Chosen> chosen = new ArrayList<>();
        List<ModelSpec> unasked = new ArrayList<>();
        try {
            for (ModelSpec spec : StageFiles.models(config)) {
                if (looks(spec)) {
                    Map<String, Path> own = files.of(spec);
                    chosen.add(new Chosen(spec, own, Models.identity(spec, own)));
                } else {
                    unasked.add(spec);
                }
            }
        } catch (ModelException e) {
            throw new ConfigException("perceive.models: " + e.getMessage());
        }
        Eyes eyes = new Eyes(config, chosen, unasked);
        eyes.requireFitting();
        return eyes;
    }

    /** Whether a stage has a use for a model. */
    static boolean looks(ModelSpec spec) {
        return switch (spec.role()) {
            case DETECTOR, DEPTH, POSE -> true;
            case PHRASE_DETECTOR, MASK -> false;
        };
    }

    private void requireFitting() {
        requireAtMost(1, Role.POSE, "model of poses");
        requireAtMost(2, Role.DETECTOR, "detectors");
        requireAtMost(2, Role.DEPTH, "models of depth");
        for (SourceConfig source : config.sources()) {
            if (source.detect().equals("add") && of(Role.DETECTOR).isEmpty()) {
                throw new ConfigException("source '" + source.name() + "': "
                        + (source.kind() == SourceKind.FOLDER
                                ? "photographs alone need a detector"
                                : "'detect: add' needs a detector")
                        + "; name one in perceive.models, or 'default' for the default set");
            }
        }
    }

    private void requireAtMost(int most, Role role, String what) {
        List<String> names = of(role).stream().map(c -> c.spec.id()).toList();
        if (names.size() > most) {
            throw new ConfigException(
                    "perceive.models: expected at most %d %s, got %s".formatted(most, what, String.join(", ", names)));
        }
    }

    private List<Chosen> of(Role role) {
        return chosen.stream().filter(c -> c.spec.role() == role).toList();
    }

    /** What a person should know of the models before the first stage. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (ModelSpec spec : unasked) {
            notes.add("perceive.models: no stage asks '%s' yet (%s); it is for use from Java"
                    .formatted(spec.id(), spec.role().id()));
        }
        return notes;
    }

    /** Whether nothing is asked of any model. */
    boolean isNone() {
        for (SourceConfig source : config.sources()) {
            if (!asked(source).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What is asked of the photographs of a source. */
    Set<Sense> asked(SourceConfig source) {
        Set<Sense> asked = EnumSet.noneOf(Sense.class);
        if (source.images().isEmpty()) {
            return asked;
        }
        if (source.detect().equals("add")) {
            asked.add(Sense.OBJECTS);
        }
        if (source.depth() == null && !of(Role.DEPTH).isEmpty()) {
            asked.add(Sense.DEPTH);
        }
        if (!of(Role.POSE).isEmpty()) {
            asked.add(Sense.POSES);
        }
        return asked;
    }

    /** Names, hashes and settings of all models, for fingerprints. */
    String identities() {
        return chosen.stream().map(c -> c.identity).toList().toString();
    }

    /** All that decides what becomes of detections and poses, for fingerprints. */
    String limits() {
        return config.perceive().detections() + " " + vocabulary() + " " + config.seed();
    }

    /** What {@code run.json} says of the models. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new TreeMap<>();
        for (Chosen one : chosen) {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("role", one.spec.role().id());
            model.put("sha256", one.identity.sha256());
            model.put("licence", one.spec.licence());
            model.put("source", one.spec.source());
            map.put(one.spec.id(), model);
        }
        return map;
    }

    /** The scene with the things that detectors agree on, and what became of their detections. */
    Agreed withObjects(Scene scene, Perception perception) {
        return agreement.of(scene, perception.seen());
    }

    /** The people whose pose is asked for: of those annotated and those detected, the ones something can come of. */
    private List<Box> people(Scene annotated, List<Perception.Seen> seen) {
        Scene scene = seen.isEmpty() ? annotated : agreement.of(annotated, seen).scene();
        List<Box> people = new ArrayList<>();
        Set<Box> wanted = new HashSet<>();
        for (Region region : scene.regions()) {
            if (region.shape() instanceof Box box && Labels.standard().isPerson(region.label())) {
                people.add(box);
                if (PosedPerson.isWanted(region)) {
                    wanted.add(box);
                }
            }
        }
        PeopleToLookAt chosen =
                PeopleToLookAt.of(people, scene.image().width(), scene.image().height());
        return chosen.chosen().stream().filter(wanted::contains).toList();
    }

    /**
     * Loads the models and opens the photographs.
     *
     * @throws ConfigException if a model does not fit its description, or the device is not there
     */
    LookStage open(int workers) throws IOException {
        PerceiveConfig perceive = config.perceive();
        try {
            int batch = perceive.batch() == 0 ? GPU_BATCH : perceive.batch();
            ModelRuntime runtime = ModelRuntime.open(RuntimeSettings.of(perceive.device(), 1, batch));
            boolean cpu = runtime.devices().equals(List.of("cpu"));
            int together = perceive.batch() == 0 && cpu ? 1 : batch;
            Map<String, Set<Sense>> bySource = new HashMap<>();
            List<SourceConfig> looked = new ArrayList<>();
            for (SourceConfig source : config.sources()) {
                Set<Sense> asked = asked(source);
                if (!asked.isEmpty()) {
                    bySource.put(source.name(), asked);
                    looked.add(source);
                }
            }
            Integrity integrity = config.curate().looksAtPixels() ? Integrity.CHECKED : Integrity.UNKNOWN;
            Polarity polarity = perceive.checksPolarity() ? new Polarity() : null;
            return new LookStage(
                    sight(runtime),
                    runtime,
                    new Senses(bySource),
                    RunImages.of(looked),
                    together,
                    workers,
                    integrity,
                    polarity);
        } catch (ModelException e) {
            throw new ConfigException("perceive: " + e.getMessage());
        }
    }

    private Sight sight(ModelRuntime runtime) {
        List<Detector> detectors = new ArrayList<>();
        for (Chosen one : of(Role.DETECTOR)) {
            detectors.add(Models.detector(one.spec, one.files, runtime));
        }
        List<DepthModel> depths = new ArrayList<>();
        for (Chosen one : of(Role.DEPTH)) {
            depths.add(Models.depth(one.spec, one.files, runtime));
        }
        PoseModel pose = null;
        for (Chosen one : of(Role.POSE)) {
            pose = Models.pose(one.spec, one.files, runtime);
        }
        return new Sight(detectors, depths, pose, this::people, runtime.describe());
    }
}
