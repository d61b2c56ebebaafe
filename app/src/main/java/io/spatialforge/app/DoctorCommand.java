package io.spatialforge.app;

import io.spatialforge.app.console.Paint;
import io.spatialforge.app.doctor.ConfigCheck;
import io.spatialforge.app.doctor.Finding;
import io.spatialforge.app.doctor.MachineCheck;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code spatialforge doctor}: whether a run would go, before it is begun. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at this machine and, with CONFIG, at all that a run of it needs: Java, memory, libraries, GPU; inputs and"
                    + " what they are, photographs, models and their hashes, the judge's endpoint, room on the disk.",
            "Exits with 1 where forge would fail, and says what to do."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge doctor",
            "  spatialforge doctor corpus.yaml",
            "  spatialforge doctor corpus.yaml --out /data/run --json"
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONFIG", description = "Configuration in YAML.")
    private @Nullable Path config;

    @Option(
            names = "--out",
            paramLabel = "RUN",
            description = "Where the run is to be made (default: ${DEFAULT-VALUE}).")
    private String out = "run";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of the configuration, as forge takes it.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (config == null && !settings.isEmpty()) {
            throw new Main.UsageException("doctor --set: settings go with a configuration; name it");
        }
        RunConfig read = config == null ? null : read(config);
        List<Finding> findings = new ArrayList<>(
                MachineCheck.all(read == null ? "auto" : read.perceive().device()));
        if (read != null) {
            Path folder = RunFolders.isRemote(out) ? Path.of("") : RunFolders.path(out);
            findings.addAll(ConfigCheck.all(read, folder));
        }
        boolean fails = findings.stream().anyMatch(finding -> finding.state() == Finding.State.PROBLEM);
        Voice voice = Voice.of(spec);
        voice.result(json ? json(findings) : text(findings, voice.paint()));
        return fails ? Main.NOT_ACCEPTABLE : Main.DONE;
    }

    private RunConfig read(Path file) {
        ObjectNode tree = RunConfig.load(file);
        settings.forEach(setting -> RunConfig.set(tree, setting));
        return RunConfig.of(file.toString(), tree, file.toAbsolutePath().resolveSibling(""));
    }

    private static String text(List<Finding> findings, Paint paint) {
        StringBuilder text = new StringBuilder();
        int problems = 0;
        int warnings = 0;
        for (Finding finding : findings) {
            String state = switch (finding.state()) {
                case OK -> paint.good("ok     ");
                case WARNING -> paint.doubtful("warning");
                case PROBLEM -> paint.bad("problem");
            };
            problems += finding.state() == Finding.State.PROBLEM ? 1 : 0;
            warnings += finding.state() == Finding.State.WARNING ? 1 : 0;
            text.append("%s  %s: %s%n".formatted(state, finding.check(), finding.told()));
            if (!finding.todo().isEmpty()) {
                text.append("         -> %s%n".formatted(finding.todo()));
            }
        }
        text.append(
                problems > 0
                        ? "%d problem%s: forge would fail.%n".formatted(problems, problems == 1 ? "" : "s")
                        : warnings > 0
                                ? "No problem; %d warning%s.%n".formatted(warnings, warnings == 1 ? "" : "s")
                                : "All is well.%n".formatted());
        return text.toString();
    }

    private static String json(List<Finding> findings) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("check", finding.check());
            map.put("state", finding.state().id());
            map.put("told", finding.told());
            if (!finding.todo().isEmpty()) {
                map.put("todo", finding.todo());
            }
            list.add(map);
        }
        boolean ready = findings.stream().noneMatch(finding -> finding.state() == Finding.State.PROBLEM);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ready", ready);
        all.put("findings", list);
        return JsonMapper.shared().writeValueAsString(all);
    }
}
