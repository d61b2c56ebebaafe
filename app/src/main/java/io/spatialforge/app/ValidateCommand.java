package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.Fault;
import io.spatialforge.export.Targets;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.Photographs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge validate}: checks files as their trainer would read them. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks training files of any size, ours or others'; names file, line and field of each fault, up"
                + " to a hundred, and exits 1 if there is one.",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  spatialforge validate train --as qwen3-vl",
            "  spatialforge validate theirs.jsonl --as qwen3-vl --json"
        })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "PATH",
            description = "A file, or a folder as export writes it: for trainers *.jsonl files, or *.json arrays.")
    private Path path = Path.of("");

    @Option(
            names = "--as",
            required = true,
            paramLabel = "TARGET",
            completionCandidates = Candidates.TargetIds.class,
            description = "What they are for; see below.")
    private String target = "";

    @Mixin
    private DialectChoices dialect = new DialectChoices();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        TargetNames.require("validate --as", target);
        ExportOptions options = ExportOptions.DEFAULTS.telling(dialect.options("validate"), dialect.words("validate"));
        IdleOptions.refuse("validate", target, options);
        if (!Files.exists(path)) {
            throw new Main.UsageException("validate: there is no file or folder " + path + "; correct its path");
        }
        Validation validation;
        try (Progress progress = Voice.of(spec).progress()) {
            validation = progress.onePiece(
                    "validate",
                    () -> Targets.named(target, options, Photographs.NONE).validate(path));
        }
        if (json) {
            Voice.of(spec).result(json(validation));
        } else {
            Voice.of(spec).result(text(validation), Tints.VALIDATION);
        }
        return validation.isValid() ? Main.DONE : Main.NOT_ACCEPTABLE;
    }

    private static String text(Validation validation) {
        StringBuilder text = new StringBuilder();
        validation.faults().forEach(fault -> text.append(fault).append(System.lineSeparator()));
        if (validation.stopped()) {
            text.append(
                    "stopped after %d faults%n".formatted(validation.faults().size()));
        }
        return text.append("%,d records, %s%n"
                        .formatted(
                                validation.records(),
                                switch (validation.faults().size()) {
                                    case 0 -> "no faults";
                                    case 1 -> "1 fault";
                                    default -> validation.faults().size() + " faults";
                                }))
                .toString();
    }

    private static String json(Validation validation) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("records", validation.records());
        all.put("valid", validation.isValid());
        all.put("stopped", validation.stopped());
        List<Map<String, Object>> faults = new ArrayList<>();
        for (Fault fault : validation.faults()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("file", fault.file());
            each.put("line", fault.line());
            each.put("field", fault.field());
            each.put("expected", fault.expected());
            each.put("got", fault.got());
            faults.add(each);
        }
        all.put("faults", faults);
        return JsonMapper.shared().writeValueAsString(all);
    }
}
