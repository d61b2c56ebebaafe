package io.spatialforge.app.doctor;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.app.init.Glance;
import io.spatialforge.pipeline.RunInputs;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.ImportConfig;
import io.spatialforge.pipeline.config.JudgeConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.config.SourceKind;
import io.spatialforge.vision.vlm.EndpointOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks at what a configuration needs: inputs, photographs, models, a judge, room on the disk. */
public final class ConfigCheck {

    /** What a run takes beside its inputs, as a share of their bytes: 0.7 while it works, 0.3 that stay (docs/scale.md). */
    private static final double ROOM = 1.0;

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final RunConfig config;
    private final Path out;
    private final List<Finding> findings = new ArrayList<>();

    private ConfigCheck(RunConfig config, Path out) {
        this.config = config;
        this.out = out;
    }

    /**
     * @param out where the run is to be made
     */
    public static List<Finding> all(RunConfig config, Path out) throws IOException, InterruptedException {
        ConfigCheck check = new ConfigCheck(config, out);
        check.inputs();
        check.findings.addAll(ModelCheck.all(config.perceive()));
        check.judge();
        check.room();
        return check.findings;
    }

    private void inputs() throws IOException {
        try {
            RunInputs.require(config);
        } catch (ConfigException e) {
            findings.add(
                    Finding.problem("inputs", String.valueOf(e.getMessage()), "correct the path in the configuration"));
            return;
        }
        for (SourceConfig source : config.sources()) {
            String name = "source " + source.name();
            source(name, source);
        }
    }

    private void source(String name, SourceConfig source) throws IOException {
        List<String> photographs = new ArrayList<>();
        for (Path file : source.files("annotations")) {
            if (FarFiles.isFar(file)) {
                findings.add(Finding.ok(name, FarFiles.told(file) + " is there"));
                continue;
            }
            if (!Files.isReadable(file)) {
                findings.add(Finding.problem(
                        name, file + " can't be read", "give yourself the right to: chmod u+r " + file));
                continue;
            }
            Glance glance = Glance.of(file);
            photographs.addAll(glance.photographs());
            findings.add(
                    glance.fits(source.kind())
                            ? Finding.ok(name, "%s: %s".formatted(file, glance.told()))
                            : new Finding(
                                    name,
                                    glance.isAnythingElse() ? Finding.State.WARNING : Finding.State.PROBLEM,
                                    "%s: said to be %s, looks like %s"
                                            .formatted(file, source.kind().id(), glance.told()),
                                    "`spatialforge init "
                                            + file.toAbsolutePath().getParent() + "` tells what is there"));
        }
        if (source.files("annotations").isEmpty() && source.kind() != SourceKind.FOLDER) {
            findings.add(Finding.ok(
                    name,
                    "%d file%s of %s"
                            .formatted(
                                    source.allFiles().size(),
                                    source.allFiles().size() == 1 ? "" : "s",
                                    source.kind().id())));
        }
        photographs(name, source, photographs);
    }

    private void photographs(String name, SourceConfig source, List<String> listed) throws IOException {
        if (source.images().isEmpty()) {
            findings.add(Finding.warning(
                    name,
                    "no photographs: sizes are as listed, nothing is looked at",
                    "name their place: images: DIR, for depth by models, curation and pictures"));
            return;
        }
        String places = String.join(", ", source.images());
        if (source.kind() == SourceKind.FOLDER || listed.isEmpty()) {
            findings.add(Finding.ok(name, "photographs in " + places));
            return;
        }
        int found = Glance.found(source.images(), listed);
        String told = "%,d of %,d photographs that are listed first are in %s".formatted(found, listed.size(), places);
        boolean needed = source.photos().equals("required");
        if (found == listed.size()) {
            findings.add(Finding.ok(name, told));
        } else if (found == 0 && needed) {
            findings.add(
                    Finding.problem(name, told, "name their place in 'images', or say photos: optional to go without"));
        } else {
            findings.add(Finding.warning(
                    name,
                    told,
                    needed
                            ? "images without their photograph are left out; photos: optional keeps them"
                            : "images without their photograph stay, by the size that is listed"));
        }
    }

    private void judge() throws InterruptedException {
        JudgeConfig judge = config.judge();
        if (judge.isNone()) {
            return;
        }
        EndpointOptions options = judge.asked();
        if (options.replay()) {
            findings.add(Finding.ok("judge", "only remembered answers; nothing is sent"));
            return;
        }
        URI models = URI.create(options.endpoint().toString().replaceAll("/+$", "") + "/models");
        HttpRequest request =
                HttpRequest.newBuilder(models).timeout(PATIENCE).GET().build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            boolean key =
                    !System.getenv().getOrDefault(options.keyVariable(), "").isEmpty();
            boolean refused = status == 401 || status == 403;
            String told = "%s answers (status %d, asked without a key)".formatted(options.endpoint(), status);
            findings.add(
                    refused && !key
                            ? Finding.warning("judge", told, "it wants a key: put it into " + options.keyVariable())
                            : Finding.ok("judge", told));
        } catch (IOException e) {
            String why = switch (e) {
                case HttpTimeoutException late -> "no answer in %d s".formatted(PATIENCE.toSeconds());
                case ConnectException nobody -> "nothing listens there";
                default -> String.valueOf(e.getMessage());
            };
            findings.add(Finding.problem(
                    "judge",
                    "%s does not answer: %s".formatted(options.endpoint(), why),
                    "start it, correct judge.endpoint, or take judge out of the configuration"));
        }
    }

    private void room() throws IOException {
        long bytes = 0;
        for (SourceConfig source : config.sources()) {
            for (Path file : source.allFiles()) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            for (Path file : source.imports().stream().map(ImportConfig::file).toList()) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        Path there = existing(out.toAbsolutePath());
        long free = Files.getFileStore(there).getUsableSpace();
        long needed = (long) (ROOM * bytes);
        String told = "%s free in %s".formatted(Bytes.told(free), there)
                + (needed == 0 ? "" : "; a run of these inputs takes about " + Bytes.told(needed))
                + (config.perceive().models().isEmpty() ? "" : "; what models see of the photographs takes room too");
        if (!Files.isDirectory(there)) {
            findings.add(Finding.problem("disk", there + " is a file", "name a folder by --out"));
        } else if (!Files.isWritable(there)) {
            findings.add(Finding.problem("disk", there + " can't be written to", "name another folder by --out"));
        } else if (free < needed) {
            findings.add(Finding.problem("disk", told, "free some, or name a folder of a larger disk by --out"));
        } else {
            findings.add(
                    free < 2 * needed
                            ? Finding.warning("disk", told, "that is not much more than is needed")
                            : Finding.ok("disk", told));
        }
    }

    /** The folder itself, or the nearest above it that is there. */
    private static Path existing(Path folder) {
        Path parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }
}
