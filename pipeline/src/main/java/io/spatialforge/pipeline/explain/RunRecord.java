package io.spatialforge.pipeline.explain;

import io.spatialforge.pipeline.Program;
import io.spatialforge.pipeline.forge.ForgeSettings;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.select.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code run.json} tells of how pairs were made, read back so that a scene can be forged again. A setting that is not
 * there, or that this program does not know, is named in {@code differences}: what is recomputed may then differ.
 *
 * @param settings what the pairs of a scene depend on
 * @param validation share of the images in the validation split
 * @param test share of the images in the test split
 * @param version of the program that made the run; null where it was not recorded
 * @param rules names and versions of its rules, as in {@code near-far@3}; empty where they were not recorded
 * @param models the models that looked at photographs, by name
 * @param judge the model that judged; null where there was none
 * @param differences why what is recomputed may differ from what the run made, a sentence each
 */
public record RunRecord(
        ForgeSettings settings,
        double validation,
        double test,
        @Nullable String version,
        List<String> rules,
        SortedMap<String, Model> models,
        @Nullable String judge,
        List<String> differences) {

    /** A model of a run. */
    public record Model(
            String role,
            String sha256,
            @Nullable String licence,
            @Nullable String source) {}

    /** Reads {@code run.json}. */
    public static RunRecord of(JsonNode run) {
        JsonNode config = run.path("config");
        List<String> differences = new ArrayList<>();
        ForgeSettings settings = ForgeSettings.read(config, differences)
                .withRoom(Room.parse(run.path("room").asString("")));
        List<String> rules = new ArrayList<>();
        run.path("rules").forEach(rule -> rules.add(rule.asString()));
        String version = run.hasNonNull("version") ? run.path("version").asString() : null;
        RunRecord record = new RunRecord(
                settings,
                config.path("splits").path("validation").asDouble(0),
                config.path("splits").path("test").asDouble(0),
                version,
                List.copyOf(rules),
                models(run.path("models")),
                judge(run.path("judge")),
                List.of());
        return record.with(record.compared(differences));
    }

    /** A forge of the run's configuration. */
    public PairForge forge() {
        return settings.forge();
    }

    private RunRecord with(List<String> newDifferences) {
        return new RunRecord(settings, validation, test, version, rules, models, judge, List.copyOf(newDifferences));
    }

    private List<String> compared(List<String> sofar) {
        List<String> differences = new ArrayList<>(sofar);
        if (version == null) {
            differences.add("run.json does not say which version of the program made it");
        } else if (!version.equals(Program.VERSION)) {
            differences.add(
                    "the run was made by version %s of the program and this is %s".formatted(version, Program.VERSION));
        }
        List<String> now = forge().ruleIds();
        if (!rules.isEmpty() && !rules.equals(now)) {
            List<String> changed = new ArrayList<>(rules);
            changed.removeAll(now);
            differences.add("the run's rules %s are now %s"
                    .formatted(
                            String.join(", ", changed.isEmpty() ? rules : changed),
                            String.join(", ", changed.isEmpty() ? now : sameNames(changed, now))));
        }
        return differences;
    }

    private static List<String> sameNames(List<String> changed, List<String> now) {
        List<String> same = new ArrayList<>();
        for (String rule : now) {
            String name = rule.substring(0, rule.indexOf('@') + 1);
            if (changed.stream().anyMatch(c -> c.startsWith(name))) {
                same.add(rule);
            }
        }
        return same.isEmpty() ? List.of("gone") : same;
    }

    private static @Nullable String judge(JsonNode stored) {
        String model = stored.isObject() ? stored.path("model").asString("") : stored.asString("");
        return model.isEmpty() || model.equals("none") ? null : model;
    }

    private static SortedMap<String, Model> models(JsonNode stored) {
        SortedMap<String, Model> models = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : stored.properties()) {
            JsonNode model = entry.getValue();
            models.put(
                    entry.getKey(),
                    new Model(
                            model.path("role").asString("model"),
                            model.path("sha256").asString(""),
                            model.hasNonNull("licence") ? model.path("licence").asString() : null,
                            model.hasNonNull("source") ? model.path("source").asString() : null));
        }
        return models;
    }
}
