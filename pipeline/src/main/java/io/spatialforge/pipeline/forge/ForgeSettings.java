package io.spatialforge.pipeline.forge;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.NearFarFromBoxes;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.select.Room;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * All that the pairs of a scene depend on beside the scene.
 *
 * @param seed from which every random choice is made
 * @param boxes whether near and far may be told without depth
 * @param perForm most claims of one kind that are taken of a scene, at least 1
 * @param pool how many times as many are taken of those that are later thinned for balance, at least 1
 * @param room which part of what is taken becomes pairs
 */
public record ForgeSettings(
        long seed, Margins margins, NearFarFromBoxes boxes, Set<Task> tasks, int perForm, int pool, Room room) {

    public ForgeSettings {
        tasks = Collections.unmodifiableSet(EnumSet.copyOf(tasks));
    }

    /** Standard margins, all tasks, no more claims than are wanted. */
    public static ForgeSettings ofDefaults(long seed) {
        return new ForgeSettings(
                seed,
                Margins.ofDefaults(),
                NearFarFromBoxes.AUTO,
                EnumSet.allOf(Task.class),
                RunConfig.DEFAULT_PER_FORM,
                1,
                Room.ALL);
    }

    /** Those of a configuration. */
    public static ForgeSettings of(RunConfig config) {
        return new ForgeSettings(
                config.seed(),
                config.margins(),
                config.nearFarFromBoxes(),
                config.tasks(),
                config.perForm(),
                config.select().pool(),
                Room.ALL);
    }

    /**
     * Those of a finished run.
     *
     * @param config the configuration as {@code run.json} holds it; defaults stand in for what is not there
     * @param differences takes a sentence for each setting that is missing, or not known any more
     * @throws IllegalArgumentException if a value is none that a run can have
     */
    public static ForgeSettings read(JsonNode config, List<String> differences) {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        for (JsonNode task : config.path("tasks")) {
            tasks.add(Task.ofId(task.asString()));
        }
        return new ForgeSettings(
                config.path("seed").asLong(1),
                margins(config.path("margins"), differences),
                NearFarFromBoxes.ofId(config.path("near_far_from_boxes").asString(NearFarFromBoxes.AUTO.id())),
                tasks.isEmpty() ? EnumSet.allOf(Task.class) : tasks,
                config.path("per_form").asInt(RunConfig.DEFAULT_PER_FORM),
                config.path("select").path("pool").asInt(1),
                Room.ALL);
    }

    private static Margins margins(JsonNode stored, List<String> differences) {
        Map<String, Number> known = Margins.ofDefaults().asMap();
        Map<String, Number> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : stored.properties()) {
            if (known.containsKey(entry.getKey())) {
                values.put(entry.getKey(), entry.getValue().asDouble());
            } else {
                differences.add("the margin '" + entry.getKey() + "' of the run is not known any more");
            }
        }
        for (String name : known.keySet()) {
            if (!values.containsKey(name)) {
                differences.add("the run does not state the margin '" + name + "'; its default is taken");
            }
        }
        return Margins.ofDefaults().with(values);
    }

    public ForgeSettings withMargins(Margins newMargins) {
        return new ForgeSettings(seed, newMargins, boxes, tasks, perForm, pool, room);
    }

    public ForgeSettings withBoxes(NearFarFromBoxes newBoxes) {
        return new ForgeSettings(seed, margins, newBoxes, tasks, perForm, pool, room);
    }

    public ForgeSettings withTasks(Set<Task> newTasks) {
        return new ForgeSettings(seed, margins, boxes, newTasks, perForm, pool, room);
    }

    /** With another number of claims of one kind, and none beyond them. */
    public ForgeSettings withPerForm(int newPerForm) {
        return new ForgeSettings(seed, margins, boxes, tasks, newPerForm, 1, Room.ALL);
    }

    /** With a part of the claims. */
    public ForgeSettings withRoom(Room newRoom) {
        return new ForgeSettings(seed, margins, boxes, tasks, perForm, pool, newRoom);
    }

    /** With all claims. */
    public ForgeSettings withoutCap() {
        return withPerForm(Integer.MAX_VALUE);
    }

    public PairForge forge() {
        return new PairForge(this);
    }
}
