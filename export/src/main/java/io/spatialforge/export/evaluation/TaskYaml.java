package io.spatialforge.export.evaluation;

import io.spatialforge.export.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A task or group of lmms-eval, with what it includes.
 *
 * @param name for faults
 * @param folder that holds the file, and what its paths and functions are relative to
 * @param fields its own over the included ones; of a tagged {@code !function utils.score} the text
 */
record TaskYaml(String name, Path folder, ObjectNode fields) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private static final int DEEPEST = 8;

    /** What lmms-eval's {@code TaskConfig} takes; it refuses to load a task with anything else. */
    private static final Set<String> TASK_FIELDS = Set.of(
            "task",
            "task_alias",
            "tag",
            "group",
            "group_alias",
            "dataset_path",
            "dataset_name",
            "dataset_kwargs",
            "training_split",
            "validation_split",
            "test_split",
            "fewshot_split",
            "full_docs",
            "process_results_use_image",
            "process_docs",
            "doc_to_visual",
            "doc_to_text",
            "doc_to_target",
            "doc_to_choice",
            "doc_to_messages",
            "process_results",
            "use_prompt",
            "description",
            "target_delimiter",
            "fewshot_delimiter",
            "fewshot_config",
            "num_fewshot",
            "metric_list",
            "output_type",
            "generation_kwargs",
            "repeats",
            "filter_list",
            "should_decontaminate",
            "doc_to_decontamination_query",
            "cluster_key",
            "score_key",
            "metadata",
            "lmms_eval_specific_kwargs",
            "model_specific_generation_kwargs",
            "model_specific_target_kwargs",
            "reasoning_tags",
            "auto_strip_thinking");

    private static final Set<String> GROUP_FIELDS =
            Set.of("group", "group_alias", "task", "aggregate_metric_list", "metadata");

    private static final List<String> FUNCTIONS = List.of("doc_to_visual", "doc_to_text", "process_results");

    /**
     * Reads a file that is a task or a group.
     *
     * @return null if it is neither, or can't be read, which is a fault
     */
    static @Nullable TaskYaml read(Path file, String name, Faults faults) throws IOException {
        faults.at(name, 0);
        ObjectNode fields = fields(file, faults, 0);
        if (fields == null) {
            return null;
        }
        JsonNode task = fields.path("task");
        TaskYaml yaml = new TaskYaml(name, file.resolveSibling(""), fields);
        if (!task.isString() && !task.isArray()) {
            faults.add("task", "the name of the task, or the list of a group's tasks", QuestionCheck.got(task));
            return null;
        }
        if (yaml.isGroup() && !fields.path("group").isString()) {
            faults.add("group", "the name of the group", QuestionCheck.got(fields.path("group")));
            return null;
        }
        for (String field : fields.propertyNames()) {
            if (!yaml.isPython() && !TASK_FIELDS.contains(field) && !(yaml.isGroup() && GROUP_FIELDS.contains(field))) {
                faults.add(field, "a field that lmms-eval knows", field);
            }
        }
        return yaml;
    }

    private static @Nullable ObjectNode fields(Path file, Faults faults, int depth) throws IOException {
        JsonNode own;
        try {
            own = YAML.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " in line " + at.getLineNr();
            faults.add("", "YAML", firstLine(String.valueOf(e.getOriginalMessage())) + where);
            return null;
        }
        if (!own.isObject()) {
            faults.add("", "fields and their values", QuestionCheck.got(own));
            return null;
        }
        ObjectNode fields = (ObjectNode) own;
        JsonNode include = fields.remove("include");
        ObjectNode all = YAML.createObjectNode();
        if (include != null) {
            for (JsonNode each : each(include)) {
                Path included = file.resolveSibling(each.asString(""));
                if (depth == DEEPEST || !Files.isRegularFile(included)) {
                    faults.add("include", "a file beside it", each.asString(""));
                    return null;
                }
                ObjectNode theirs = fields(included, faults, depth + 1);
                if (theirs == null) {
                    return null;
                }
                // Of several, lmms-eval lets the first win.
                theirs.properties().forEach(field -> {
                    if (!all.has(field.getKey())) {
                        all.set(field.getKey(), field.getValue());
                    }
                });
            }
        }
        all.setAll(fields);
        return all;
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** The items of a list; of anything else itself; of what is missing nothing. */
    static Iterable<JsonNode> each(JsonNode node) {
        return node.isMissingNode() ? List.of() : node.isArray() ? node : List.of(node);
    }

    /** Whether a Python class is the task, of which nothing can be said. */
    boolean isPython() {
        return fields.has("class");
    }

    boolean isGroup() {
        return fields.path("task").isArray();
    }

    /** Whether what a task needs is there: data for its split, metrics that can be aggregated, functions that exist. */
    void checkTask(Faults faults) throws IOException {
        faults.at(name, 0);
        if (!fields.path("dataset_path").isString()) {
            faults.add(
                    "dataset_path",
                    "json, or another loader or dataset",
                    QuestionCheck.got(fields.path("dataset_path")));
        }
        JsonNode split = fields.hasNonNull("test_split") ? fields.path("test_split") : fields.path("validation_split");
        if (!split.isString()) {
            faults.add("test_split", "the name of a split", QuestionCheck.got(split));
        }
        JsonNode files = fields.path("dataset_kwargs").path("data_files");
        if (files.isObject() && split.isString() && !files.has(split.stringValue())) {
            faults.add("dataset_kwargs.data_files", "a file for the split " + split.stringValue(), files.toString());
        }
        metrics(faults);
        for (String function : FUNCTIONS) {
            function(function, fields.path(function), faults);
        }
    }

    private void metrics(Faults faults) {
        JsonNode metrics = fields.path("metric_list");
        if (!metrics.isArray() || metrics.isEmpty()) {
            faults.add("metric_list", "a list of metrics", QuestionCheck.got(metrics));
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            JsonNode metric = metrics.get(i).path("metric");
            if (!metric.isString()) {
                faults.add("metric_list[" + i + "].metric", "a name", QuestionCheck.got(metric));
            } else if (names.contains(metric.stringValue())) {
                faults.add("metric_list[" + i + "].metric", "a name that no metric before has", metric.stringValue());
            } else {
                names.add(metric.stringValue());
            }
        }
    }

    /** {@code module.function} of a Python file beside the YAML; of one elsewhere nothing can be said. */
    private void function(String field, JsonNode function, Faults faults) throws IOException {
        if (!function.isString() || !function.stringValue().matches("[A-Za-z_]\\w*\\.[A-Za-z_]\\w*")) {
            return;
        }
        String[] parts = function.stringValue().split("\\.");
        Path module = folder.resolve(parts[0] + ".py");
        if (!Files.isRegularFile(module)) {
            faults.add(field, "a function of a Python file beside it", function.stringValue());
        } else if (!Files.readString(module, StandardCharsets.UTF_8).contains(parts[1])) {
            faults.add(field, "a function of " + parts[0] + ".py", function.stringValue());
        }
    }
}
