package io.spatialforge.app;

import io.spatialforge.app.console.Shell;
import io.spatialforge.app.init.Proposal;
import io.spatialforge.app.init.ProposalYaml;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.engine.AtomicFile;
import io.spatialforge.pipeline.config.ConfigSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge init}: a configuration for what lies in a folder. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = {
            "Looks through a folder for annotations, photographs and depth maps, and writes a commented configuration that"
                    + " runs as it is.",
            "Corpora are told by what is in their files: COCO and its like, Objects365, LVIS, RefCOCO, OpenImages, PixMo,"
                    + " photographs in folders, tars and Parquet."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge init photos",
            "  spatialforge init corpus --out corpus.yaml",
            "then:",
            "  spatialforge doctor corpus.yaml",
            "  spatialforge forge corpus.yaml --out run"
        })
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder (default: this one). Folders below it are looked into, too.")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", description = "The configuration (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("spatialforge.yaml");

    @Option(names = "--force", description = "Replace a configuration that is there.")
    private boolean force;

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder.toAbsolutePath())) {
            throw new Main.UsageException("init: expected a folder, got "
                    + folder
                    + (Files.exists(folder) ? ", which is a file; name the folder it is in" : ", which is not there"));
        }
        if (Files.isDirectory(out)) {
            throw new Main.UsageException(
                    "init --out: " + out + " is a folder; name the file, as " + out.resolve("spatialforge.yaml"));
        }
        if (Files.exists(out) && !force) {
            throw new Main.UsageException(
                    "init: there is a configuration " + out + "; name another by --out, or replace it with --force");
        }
        Path base = out.toAbsolutePath().normalize().getParent();
        Main.requireFolder("init --out", base == null ? Path.of("") : base);
        Voice voice = Voice.of(spec);
        Proposal proposal;
        try (Progress progress = voice.progress()) {
            proposal = progress.onePiece(
                    "looking", () -> Proposal.of(folder.toAbsolutePath().normalize()));
        }
        if (proposal.sources().isEmpty()) {
            throw new Main.UsageException("init: nothing to read was recognised among " + proposal.looked() + " of "
                    + folder.toAbsolutePath().normalize()
                    + "; expected annotations of COCO, Objects365, LVIS, OpenImages or PixMo, or photographs"
                    + (proposal.aside().isEmpty() ? "" : "; seen were: " + String.join("; ", proposal.aside())));
        }
        Path there = base == null ? Path.of("") : base;
        Path schema = there.resolve(ConfigSchema.FILE);
        AtomicFile.write(schema, ConfigSchema.text().getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(out, ProposalYaml.of(proposal, there).getBytes(StandardCharsets.UTF_8));
        voice.result(json ? json(proposal, schema) : text(proposal, voice));
        return Main.DONE;
    }

    private List<String> next(Proposal proposal) {
        List<String> steps = new ArrayList<>();
        if (proposal.kinds().containsKey("folder")) {
            steps.add("spatialforge models pull");
        }
        String config = Shell.word(out);
        steps.add("spatialforge doctor " + config);
        steps.add("spatialforge forge " + config + " --out run --dry-run 64");
        steps.add("spatialforge forge " + config + " --out run");
        return steps;
    }

    private String text(Proposal proposal, Voice voice) {
        StringBuilder text = new StringBuilder();
        text.append("Looked at ").append(proposal.looked()).append(System.lineSeparator());
        proposal.told().forEach(told -> text.append("  ").append(told).append(System.lineSeparator()));
        proposal.aside()
                .forEach(aside ->
                        text.append(voice.paint().quiet("  not read: " + aside)).append(System.lineSeparator()));
        text.append("Written to %s, with what else could be chosen as comments. Next:%n".formatted(out));
        next(proposal).forEach(step -> text.append("  ").append(step).append(System.lineSeparator()));
        return text.toString();
    }

    private String json(Proposal proposal, Path schema) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("config", out.toString());
        map.put("schema", schema.toString());
        map.put("looked", proposal.looked());
        map.put("kinds", proposal.kinds());
        map.put("sources", proposal.told());
        map.put("not_read", proposal.aside());
        map.put("next", next(proposal));
        return JsonMapper.shared().writeValueAsString(map);
    }
}
