package io.spatialforge.viewer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a run was made, as its {@code run.json} has it.
 *
 * @param version of the program; null where it was not recorded
 * @param rules names and versions, as in {@code near-far@4}
 * @param licence of the dataset; null where none is stated
 * @param seed where random choices started from
 * @param settings all settings by their dotted names, as {@code --set} takes them
 * @param inputs hash of each file by its path
 * @param models that looked at photographs
 * @param judge model that judged pairs; null where none did
 */
@API(status = API.Status.EXPERIMENTAL)
public record Making(
        @Nullable String version,
        List<String> rules,
        @Nullable String licence,
        long seed,
        List<Setting> settings,
        List<Input> inputs,
        List<Model> models,
        @Nullable String judge) {

    public Making {
        rules = List.copyOf(rules);
        settings = List.copyOf(settings);
        inputs = List.copyOf(inputs);
        models = List.copyOf(models);
    }

    public record Setting(String name, String value) {}

    public record Input(String file, String sha256) {}

    public record Model(
            String name,
            String role,
            String sha256,
            @Nullable String licence,
            @Nullable String source) {}

    /** A setting by its dotted name; empty where it is not set. */
    String setting(String name) {
        for (Setting setting : settings) {
            if (setting.name().equals(name)) {
                return setting.value();
            }
        }
        return "";
    }

    static Making of(JsonNode run, @Nullable String judge) {
        List<String> rules = new ArrayList<>();
        run.path("rules").forEach(rule -> rules.add(rule.asString()));
        List<Setting> settings = new ArrayList<>();
        flatten("", run.path("config"), settings);
        List<Input> inputs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> input : run.path("inputs").properties()) {
            inputs.add(new Input(input.getKey(), input.getValue().asString()));
        }
        List<Model> models = new ArrayList<>();
        for (Map.Entry<String, JsonNode> model : run.path("models").properties()) {
            JsonNode of = model.getValue();
            models.add(new Model(
                    model.getKey(),
                    of.path("role").asString("model"),
                    of.path("sha256").asString(""),
                    text(of, "licence"),
                    text(of, "source")));
        }
        return new Making(
                text(run, "version"),
                rules,
                text(run.path("config"), "licence"),
                run.path("config").path("seed").asLong(0),
                settings,
                inputs,
                models,
                judge);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asString() : null;
    }

    /** Settings that are not set are left out; lists of plain values are one. */
    private static void flatten(String name, JsonNode node, List<Setting> to) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), to);
            }
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isContainer()) {
            for (int i = 0; i < node.size(); i++) {
                flatten(name + "." + i, node.get(i), to);
            }
        } else if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(value -> values.add(value.asString()));
            if (!values.isEmpty()) {
                to.add(new Setting(name, String.join(", ", values)));
            }
        } else if (!node.isNull() && !node.isMissingNode()) {
            to.add(new Setting(name, node.asString()));
        }
    }
}
