package io.spatialforge.pipeline;

import static io.spatialforge.core.drop.Stage.CURATE;
import static io.spatialforge.core.drop.Stage.FORGE;
import static io.spatialforge.core.drop.Stage.INGEST;
import static io.spatialforge.core.drop.Stage.JUDGE;
import static io.spatialforge.core.drop.Stage.LOOK;
import static io.spatialforge.core.drop.Stage.PERCEIVE;
import static io.spatialforge.core.drop.Stage.PRESELECT;
import static io.spatialforge.core.drop.Stage.SELECT;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.InputHashes;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Markers;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.StageLook;
import io.spatialforge.engine.StageLook.UnfinishedException;
import io.spatialforge.pipeline.RunPlan.Fate;
import io.spatialforge.pipeline.RunPlan.Input;
import io.spatialforge.pipeline.RunPlan.Known;
import io.spatialforge.pipeline.RunPlan.Place;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.ImportConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.pipeline.forge.ForgeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run folder as a run would, until the first stage that is not finished. What comes after it depends on its lines;
 * of these stages is told what they would be done again for in any case.
 */
final class Planning {

    /** Files up to this size are read to see whether they changed; larger ones only by the run. */
    private static final long SMALL = 16 << 20;

    private final RunConfig config;
    private final RunFolder folder;
    private final boolean rehash;
    private final Markers.Check check;
    private final Markers markers;
    private final Eyes eyes;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    Planning(RunConfig config, RunFolder folder, boolean rehash, boolean verify) {
        this.config = config;
        this.folder = folder;
        this.rehash = rehash;
        check = verify ? Markers.Check.CONTENT : Markers.Check.SIZES;
        markers = new Markers(folder);
        eyes = Eyes.of(config);
    }

    RunPlan plan() throws IOException, InterruptedException {
        List<Input> inputs = inputs();
        List<RunPlan.Stage> stages = stages(inputs);
        boolean begun = stages.stream()
                .anyMatch(stage -> stage.todo() < stage.shards()
                        || stage.bytes() > 0
                        || !stage.why().isEmpty());
        return new RunPlan(folder, begun, inputs, places(stages), stages);
    }

    private List<Input> inputs() throws IOException {
        InputHashes known = InputHashes.open(
                folder.recalled(folder.inputs()), rehash ? InputHashes.Trust.READ_AGAIN : InputHashes.Trust.REMEMBERED);
        Map<String, String> roles = roles();
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (Path file : RunInputs.hashed(config)) {
            boolean here = FarFiles.isHere(file);
            long size = FarFiles.size(file);
            Known content = here && known.remembered(file).isPresent() ? Known.REMEMBERED : Known.UNREAD;
            if (here && content == Known.UNREAD && size <= SMALL) {
                content = Known.READ;
            }
            if (content != Known.UNREAD) {
                hashes.put(FarFiles.told(file), known.of(file));
            }
            String role = roles.getOrDefault(file.toString(), "input");
            inputs.put(file.toString(), new Input(role, file, size, content));
        }
        return new ArrayList<>(inputs.values());
    }

    private Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        for (SourceConfig source : config.sources()) {
            source.files()
                    .forEach((role, files) ->
                            files.forEach(file -> roles.put(file.toString(), role + " of " + source.name())));
            for (ImportConfig imported : source.imports()) {
                roles.put(imported.file().toString(), "import of " + source.name());
            }
        }
        config.curate().takedown().forEach(list -> roles.put(list.toString(), "takedown list"));
        config.leak().lists().forEach(list -> roles.put(list.toString(), "list of a benchmark"));
        return roles;
    }

    private List<RunPlan.Stage> stages(List<Input> inputs) throws IOException, InterruptedException {
        Fingerprints fingerprints = new Fingerprints(config, hashes);
        StageLook look = new StageLook(folder, check);
        String unfinished = unread(inputs);
        if (unfinished.isEmpty()) {
            try {
                Run.look(config, folder, eyes, fingerprints, look);
            } catch (UnfinishedException e) {
                unfinished = e.stage();
            }
        }
        List<RunPlan.Stage> stages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (StageLook.Found found : look.found()) {
            if (found.missing() > 0 || !SelectionRun.BESIDE.contains(found.stage())) {
                stages.add(looked(found));
            }
            seen.add(found.stage());
        }
        for (Stage stage : inOrder()) {
            if (!seen.contains(stage.id())) {
                stages.add(behind(stage, unfinished, fingerprints));
            }
        }
        return stages;
    }

    /** A file of which is not known whether it changed; empty where there is none. */
    private static String unread(List<Input> inputs) {
        for (Input input : inputs) {
            if (input.known() == Known.UNREAD) {
                return String.valueOf(input.file().getFileName());
            }
        }
        return "";
    }

    private List<Stage> inOrder() {
        List<Stage> stages = new ArrayList<>(List.of(INGEST, CURATE));
        if (!eyes.isNone()) {
            stages.add(LOOK);
        }
        stages.addAll(List.of(PERCEIVE, FORGE, PRESELECT));
        if (!config.judge().isNone()) {
            stages.add(JUDGE);
        }
        stages.add(SELECT);
        return stages;
    }

    private RunPlan.Stage looked(StageLook.Found found) throws IOException {
        return new RunPlan.Stage(
                found.stage(),
                found.missing() == 0 ? Fate.REUSED : Fate.DONE,
                found.shards(),
                found.missing(),
                found.why(),
                "",
                bytes(markers.there(found.stage())));
    }

    /** A stage behind one that is not finished. */
    private RunPlan.Stage behind(Stage stage, String unfinished, Fingerprints fingerprints) throws IOException {
        List<Marker> there = markers.there(stage.id());
        int shards = config.shards();
        if (there.isEmpty()) {
            return new RunPlan.Stage(stage.id(), Fate.DONE, shards, shards, "", "", 0);
        }
        Fingerprint own = own(stage, fingerprints);
        String changes = there.getFirst().shards() != shards
                ? "number of shards changed"
                : own == null ? "" : Markers.changes(there.getFirst(), own);
        return changes.isEmpty()
                ? new RunPlan.Stage(
                        stage.id(),
                        Fate.DEPENDS,
                        shards,
                        Math.max(0, shards - there.size()),
                        "",
                        unfinished,
                        bytes(there))
                : new RunPlan.Stage(stage.id(), Fate.DONE, shards, shards, changes, "", bytes(there));
    }

    /** What a stage depends on beside the lines of earlier ones; null where that is not known yet. */
    private @Nullable Fingerprint own(Stage stage, Fingerprints fingerprints) throws IOException {
        boolean allKnown = hashes.size() == Set.copyOf(RunInputs.hashed(config)).size();
        return switch (stage) {
            case INGEST -> allKnown ? fingerprints.ingest() : null;
            case CURATE -> allKnown ? fingerprints.curate() : null;
            case LOOK -> fingerprints.look(eyes);
            case PERCEIVE -> fingerprints.perceive(eyes);
            case FORGE -> fingerprints.forge(ForgeSettings.of(config).forge());
            case PRESELECT -> fingerprints.preselect();
            case JUDGE -> fingerprints.judge(ForgeSettings.of(config).forge());
            case SELECT -> fingerprints.select();
            case EXPORT -> null;
        };
    }

    private static long bytes(List<Marker> markers) {
        long bytes = 0;
        for (Marker marker : markers) {
            for (Marker.Output output : marker.outputs()) {
                bytes += output.size();
            }
        }
        return bytes;
    }

    private List<Place> places(List<RunPlan.Stage> stages) {
        Set<String> names = new HashSet<>();
        for (RunPlan.Stage stage : stages) {
            if (stage.fate() != Fate.REUSED) {
                names.add(stage.name());
            }
        }
        Set<Stage> open = EnumSet.noneOf(Stage.class);
        for (Stage stage : Stage.values()) {
            if (names.contains(stage.id())) {
                open.add(stage);
            }
        }
        List<Place> places = new ArrayList<>();
        for (SourceConfig source : config.sources()) {
            List<String> readers = new ArrayList<>();
            for (Stage stage : open) {
                if (reads(stage, source)) {
                    readers.add(stage.id());
                }
            }
            for (String place : source.images()) {
                places.add(new Place("photographs of " + source.name(), place, readers));
            }
        }
        List<String> compared = open.contains(CURATE) ? List.of(CURATE.id()) : List.of();
        for (String place : config.leak().folders()) {
            places.add(new Place("photographs of a benchmark", place, compared));
        }
        return places;
    }

    private boolean reads(Stage stage, SourceConfig source) {
        return switch (stage) {
            case INGEST -> source.kind() == SourceKind.FOLDER;
            case CURATE -> config.curate().looksAtPixels();
            case LOOK -> !eyes.asked(source).isEmpty();
            case JUDGE -> true;
            case PERCEIVE, FORGE, PRESELECT, SELECT, EXPORT -> false;
        };
    }
}
