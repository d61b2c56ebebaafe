package io.spatialforge.pipeline.audit;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.NearFarFromBoxes;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.forge.PairForge;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What forging a run's scenes depends on, as its {@code run.json} holds it. */
record ForgeSettings(long seed, Margins margins, NearFarFromBoxes boxes, Set<Task> tasks, int perForm) {

    /**
     * @throws ConfigException if the configuration is not one that this version writes
     */
    static ForgeSettings of(FinishedRun run) throws IOException {
        JsonNode config = run.configuration();
        try {
            Map<String, Number> margins = new LinkedHashMap<>();
            config.required("margins")
                    .properties()
                    .forEach(e -> margins.put(e.getKey(), e.getValue().numberValue()));
            Set<Task> tasks = EnumSet.noneOf(Task.class);
            config.required("tasks").forEach(task -> tasks.add(Task.ofId(task.asString())));
            return new ForgeSettings(
                    config.required("seed").asLong(),
                    Margins.ofDefaults().with(margins),
                    NearFarFromBoxes.ofId(config.required("near_far_from_boxes").asString()),
                    tasks,
                    config.required("per_form").asInt());
        } catch (RuntimeException e) {
            throw new ConfigException("run.json: its configuration is not as this version writes it (" + e.getMessage()
                    + "); run forge again");
        }
    }

    ForgeSettings withTasks(Set<Task> others) {
        return new ForgeSettings(seed, margins, boxes, others, perForm);
    }

    ForgeSettings withMargins(Margins others) {
        return new ForgeSettings(seed, others, boxes, tasks, perForm);
    }

    ForgeSettings withPerForm(int other) {
        return new ForgeSettings(seed, margins, boxes, tasks, other);
    }

    ForgeSettings withoutCap() {
        return withPerForm(Integer.MAX_VALUE);
    }

    PairForge forge() {
        return new PairForge(seed, margins, boxes, tasks, perForm);
    }
}
