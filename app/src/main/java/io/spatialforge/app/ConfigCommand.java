package io.spatialforge.app;

import io.spatialforge.pipeline.config.ConfigSchema;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code spatialforge config}: what may stand in a configuration, and what stands in one. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "The schema of configurations, and whether one is right.",
        subcommands = {ConfigCommand.Schema.class, ConfigCommand.Check.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge config check corpus.yaml",
            "  spatialforge config schema > spatialforge.schema.json",
            "and at the top of a configuration, for editors:",
            "  # yaml-language-server: $schema=spatialforge.schema.json"
        })
final class ConfigCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Main.WRONG_USE;
    }

    /** {@code config schema}. */
    @Command(
            name = "schema",
            mixinStandardHelpOptions = true,
            description = "Prints the JSON Schema (draft 2020-12) by which editors complete and check configurations.",
            footerHeading = "%nExamples:%n",
            footer = "  spatialforge config schema > spatialforge.schema.json")
    static final class Schema implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            Voice.of(spec).result(ConfigSchema.text());
            return Main.DONE;
        }
    }

    /** {@code config check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Says whether every setting is known and of the right type, and prints it with all defaults.",
                "Files are not looked for; `spatialforge doctor CONFIG` does that."
            },
            footerHeading = "%nExamples:%n",
            footer = {"  spatialforge config check corpus.yaml", "  spatialforge config check corpus.yaml --json"})
    static final class Check implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "CONFIG", description = "Configuration in YAML.")
        private Path config = Path.of("");

        @Option(names = "--json", description = "Print the settings as JSON.")
        private boolean json;

        @Override
        public Integer call() {
            ObjectNode tree = RunConfig.load(config);
            RunConfig read = RunConfig.of(
                    config.toString(), tree, config.toAbsolutePath().resolveSibling(""));
            if (json) {
                Map<String, Object> result = new LinkedHashMap<>();
                result.put("config", config.toString());
                result.put("settings", read.asMap());
                Voice.of(spec).result(JsonMapper.shared().writeValueAsString(result));
                return Main.DONE;
            }
            StringBuilder text = new StringBuilder(config + " is right.%n".formatted());
            for (SourceConfig source : read.sources()) {
                text.append("  source %s: %s%n"
                        .formatted(source.name(), source.kind().id()));
            }
            read.asMap().forEach((key, value) -> {
                if (!key.equals("sources")) {
                    text.append("  %s: %s%n".formatted(key, JsonMapper.shared().writeValueAsString(value)));
                }
            });
            Voice.of(spec).result(text.toString());
            return Main.DONE;
        }
    }
}
