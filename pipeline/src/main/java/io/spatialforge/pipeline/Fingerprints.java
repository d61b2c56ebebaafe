package io.spatialforge.pipeline;

import io.spatialforge.engine.Fingerprint;
import io.spatialforge.pipeline.config.CurateConfig;
import io.spatialforge.pipeline.config.DepthConfig;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.ImportConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.select.Splits;
import io.spatialforge.vision.store.ImageStores;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stages of a run depend on beside what earlier stages wrote. The names of the parts are what a person is told
 * when a stage is done again: "{@code margins} changed".
 */
final class Fingerprints {

    /** The name of the code of a stage. */
    static final String PROGRAM = "the program";

    private final RunConfig config;
    private final Map<String, String> inputs;

    /** Of places with photographs, by place: two stages ask, and millions of files take long to list. */
    private final Map<String, String> stamps = new HashMap<>();

    /**
     * @param inputs the hashes of the files that the configuration names, by path
     */
    Fingerprints(RunConfig config, Map<String, String> inputs) {
        this.config = config;
        this.inputs = inputs;
    }

    /** The name of what an earlier stage wrote. */
    static String linesOf(String stage) {
        return "the lines of " + stage;
    }

    private static Fingerprint program() {
        return Fingerprint.of(PROGRAM, Run.CODE);
    }

    Fingerprint ingest() throws IOException {
        Fingerprint fingerprint = program()
                .with("seed", Long.toString(config.seed()))
                .with("sample", Double.toString(config.sample()))
                .with("limit", String.valueOf(config.limit()));
        for (SourceConfig source : config.sources()) {
            String of = " of " + source.name();
            fingerprint = fingerprint
                    .with(
                            "the settings" + of,
                            source.kind().id() + " " + source.exhaustive() + " " + source.absentLabels() + " "
                                    + source.photos() + " " + source.settings())
                    .with("the photographs" + of, stamps(source.images()));
            if (source.kind() == SourceKind.TRUTH) {
                fingerprint = fingerprint.with("depth" + of, String.valueOf(source.depth()));
            }
            for (ImportConfig imported : source.imports()) {
                fingerprint = fingerprint
                        .with("imports" + of, FarFiles.told(imported.toString()))
                        .with("imports" + of, hash(imported.file()));
            }
            for (Map.Entry<String, List<Path>> role : source.files().entrySet()) {
                for (Path file : role.getValue()) {
                    fingerprint =
                            fingerprint.with(role.getKey() + of, Files.isDirectory(file) ? listing(file) : hash(file));
                }
            }
        }
        return fingerprint;
    }

    Fingerprint curate() throws IOException {
        CurateConfig curate = config.curate();
        Fingerprint fingerprint =
                program().with("curate's limits", curate.limits().toString()).with("curate.pixels", curate.pixels());
        for (Path list : curate.takedown()) {
            fingerprint = fingerprint.with("curate.takedown", hash(list));
        }
        for (Path list : config.leak().lists()) {
            fingerprint = fingerprint.with("leak.lists", FarFiles.told(list) + " " + hash(list));
        }
        for (String place : config.leak().folders()) {
            fingerprint = fingerprint.with("leak.folders", place + " " + stamps(List.of(place)));
        }
        for (SourceConfig source : config.sources()) {
            if (curate.looksAtPixels()) {
                fingerprint = fingerprint.with("the photographs of " + source.name(), stamps(source.images()));
            }
        }
        return fingerprint;
    }

    Fingerprint look(Eyes eyes) throws IOException {
        Fingerprint fingerprint = program().with("models", eyes.identities());
        for (SourceConfig source : config.sources()) {
            fingerprint = fingerprint
                    .with(
                            "what models are asked of " + source.name(),
                            eyes.asked(source).toString())
                    .with(
                            "the photographs of " + source.name(),
                            eyes.asked(source).isEmpty() ? "" : stamps(source.images()));
        }
        return fingerprint;
    }

    Fingerprint perceive(Eyes eyes) throws IOException {
        Fingerprint fingerprint = program().with("how detectors must agree", eyes.limits());
        for (SourceConfig source : config.sources()) {
            DepthConfig depth = source.depth();
            if (depth != null) {
                fingerprint = fingerprint
                        .with("depth of " + source.name(), depth.toString())
                        .with(
                                "the depth maps of " + source.name(),
                                depth.folder() == null ? "" : listing(depth.folder()));
            }
        }
        Path seen = config.perceive().seen();
        if (seen != null) {
            fingerprint = fingerprint.with("what another run saw", listing(seen));
        }
        return fingerprint;
    }

    Fingerprint forge(PairForge forge) {
        return program()
                .with("the rules", String.join(" ", forge.ruleIds()))
                .with("seed", Long.toString(config.seed()))
                .with("tasks", config.tasks().toString())
                .with("margins", config.margins().toString())
                .with("near_far_from_boxes", config.nearFarFromBoxes().id())
                .with("per_form", Integer.toString(config.perForm()))
                .with("select.pool", String.valueOf(config.select().pool()))
                .with("drop_sample", Double.toString(config.dropSample()));
    }

    Fingerprint judge(PairForge forge) throws IOException {
        Fingerprint fingerprint = Judging.fingerprint(program(), config, forge);
        for (SourceConfig source : config.sources()) {
            fingerprint = fingerprint.with("the photographs of " + source.name(), stamps(source.images()));
        }
        return fingerprint;
    }

    Fingerprint preselect() {
        return balanced()
                .with("per_form", Integer.toString(config.perForm()))
                .with("select.caps", config.select().caps().toString());
    }

    Fingerprint select() {
        return balanced()
                .with("select.mix", config.select().mix().toString())
                .with("splits", new Splits(config.seed(), config.validation(), config.test()).toString());
    }

    private Fingerprint balanced() {
        return program()
                .with("seed", Long.toString(config.seed()))
                .with("how select balances", config.select().balance().toString())
                .with("drop_sample", Double.toString(config.dropSample()));
    }

    private String hash(Path file) {
        return inputs.getOrDefault(FarFiles.told(file), "");
    }

    /** Names, sizes and times of change of photographs; reading millions of them anew would cost hours. */
    private String stamps(List<String> images) throws IOException {
        Fingerprint fingerprint = Fingerprint.of("places", Integer.toString(images.size()));
        for (String place : images) {
            String stamp = stamps.get(place);
            if (stamp == null) {
                stamp = ImageStores.stamp(place);
                stamps.put(place, stamp);
            }
            fingerprint = fingerprint.with("place", stamp);
        }
        return fingerprint.hex();
    }

    /** A hash of the names, sizes and times of change of a folder's files; reading millions of them anew would cost hours. */
    private static String listing(Path images) throws IOException {
        List<String> files = new ArrayList<>();
        try (var walk = Files.walk(images, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                files.add(images.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        files.sort(null);
        Fingerprint fingerprint = Fingerprint.of("files", Integer.toString(files.size()));
        return fingerprint.with("listing", String.join("\n", files)).hex();
    }
}
