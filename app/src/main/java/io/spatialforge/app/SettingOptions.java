package io.spatialforge.app;

import io.spatialforge.pipeline.config.RunConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Settings of a run that have an option of their own, and those that have none. */
final class SettingOptions {

    @Option(
            names = "--tasks",
            paramLabel = "TASK",
            split = ",",
            completionCandidates = Candidates.Tasks.class,
            description = "Only these tasks.")
    private List<String> tasks = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many images, chosen by hash.")
    private @Nullable Integer limit;

    @Option(names = "--sample", paramLabel = "SHARE", description = "A share of the images, as 0.01 or 1%%, by hash.")
    private @Nullable String sample;

    @Option(names = "--seed", paramLabel = "N", description = "Where all random choices start from.")
    private @Nullable Long seed;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            completionCandidates = Candidates.Models.class,
            split = ",",
            description = "Models that look at the photographs: default, best, none, or names of `spatialforge models"
                    + " list`. Photographs alone take default unless this says otherwise.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            completionCandidates = Candidates.Devices.class,
            description = "What models run on: auto, cpu, cuda:0, or several as cuda:0,cuda:1.")
    private @Nullable String device;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of the configuration, as margins.depth_ratio=1.2.")
    private List<String> settings = new ArrayList<>();

    /**
     * Puts them over those of a configuration.
     *
     * @throws Main.UsageException if one is no such value
     */
    void apply(ObjectNode tree) {
        if (!tasks.isEmpty()) {
            ArrayNode list = tree.putArray("tasks");
            tasks.forEach(list::add);
        }
        if (limit != null) {
            tree.put("limit", limit);
        }
        if (sample != null) {
            tree.put("sample", share(sample));
        }
        if (seed != null) {
            tree.put("seed", seed);
        }
        if (!models.isEmpty()) {
            ArrayNode list = perceive(tree).putArray("models");
            models.forEach(list::add);
        }
        if (device != null) {
            perceive(tree).put("device", device);
        }
        settings.forEach(setting -> RunConfig.set(tree, setting));
    }

    private static ObjectNode perceive(ObjectNode tree) {
        return tree.get("perceive") instanceof ObjectNode node ? node : tree.putObject("perceive");
    }

    private static double share(String text) {
        try {
            return text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new Main.UsageException("--sample: expected a share as 0.01 or 1%, got '" + text + "'");
        }
    }
}
