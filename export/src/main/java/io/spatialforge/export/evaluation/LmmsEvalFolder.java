package io.spatialforge.export.evaluation;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.target.Finished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files around the questions: a group for each split, a task for each file of questions, the Python of both. */
final class LmmsEvalFolder {

    /** Where all tasks are, in the export's folder. */
    static final String FOLDER = "spatialforge";

    /** What all tasks have in common; without an ending, or it would be taken for a task. */
    static final String TEMPLATE = "_spatialforge_template_yaml";

    static final String DATA = "data";

    /** What every question has, and groups are told by. */
    static final String SCORE = "spatialforge_score";

    private static final List<String> RELATIONS =
            List.of("choice_accuracy", "yes_no_accuracy", "text_accuracy", "order_accuracy");

    private final Dialect dialect;
    private final Finished finished;

    LmmsEvalFolder(Dialect dialect, Finished finished) {
        this.dialect = dialect;
        this.finished = finished;
    }

    /** The file with a task's questions, relative to the export's folder. */
    static String data(Split split, Task task) {
        return "%s/%s/%s/%s.jsonl".formatted(FOLDER, DATA, split.id(), QuestionRow.file(task));
    }

    static String group(Split split) {
        return split == Split.TEST ? FOLDER : FOLDER + "_" + split.id();
    }

    static String task(Split split, Task task) {
        return "%s_%s%s".formatted(FOLDER, QuestionRow.file(task), split == Split.TEST ? "" : "_" + split.id());
    }

    /** Beside {@link #SCORE}, what is told of a task: by the kinds of its answers. */
    static List<String> metrics(Task task) {
        return switch (task) {
            case GROUNDING -> List.of("box_f1", "box_iou", "point_f1", "absence_accuracy");
            case REFERRING -> List.of("expression_accuracy", "expression_f1");
            case COUNTING -> List.of("number_accuracy", "number_within_one");
            case NEAR_FAR, LEFT_RIGHT, PERSPECTIVE -> RELATIONS;
        };
    }

    void write() throws IOException {
        Path folder = finished.folder().resolve(FOLDER);
        List<String> groups = new ArrayList<>();
        for (Split split : Split.values()) {
            List<Task> tasks = tasks(split);
            if (!tasks.isEmpty()) {
                groups.add(group(split));
                Resources.write(folder.resolve(group(split) + ".yaml"), groupYaml(split, tasks));
                for (Task task : tasks) {
                    Resources.write(folder.resolve(task(split, task) + ".yaml"), taskYaml(split, task));
                }
            }
        }
        Resources.write(
                folder.resolve(TEMPLATE),
                Resources.text("lmms-eval-template.yaml")
                        .replace("@COORDINATES@", Coordinates.of(dialect))
                        .replace("@VERSION@", LmmsEval.VERSION));
        Resources.copy("utils.py", folder.resolve("utils.py"));
        Resources.copy("scoring.py", folder.resolve("scoring.py"));
        Resources.write(
                finished.folder().resolve("README.md"),
                Resources.filled(
                        "lmms-eval-readme.md",
                        Map.of("NAME", finished.run().name(), "GROUPS", String.join(",", groups))));
    }

    private List<Task> tasks(Split split) {
        List<Task> tasks = new ArrayList<>();
        for (Task task : Task.values()) {
            String data = data(split, task);
            if (finished.files().stream().anyMatch(file -> file.name().equals(data))) {
                tasks.add(task);
            }
        }
        return tasks;
    }

    private static String groupYaml(Split split, List<Task> tasks) {
        StringBuilder yaml = new StringBuilder(512);
        yaml.append("group: ").append(group(split)).append("\ntask:\n");
        for (Task task : tasks) {
            yaml.append("  - ").append(task(split, task)).append('\n');
        }
        return yaml.append("aggregate_metric_list:\n  - metric: ")
                .append(SCORE)
                .append("\n    aggregation: mean\n    weight_by_size: true\nmetadata:\n  version: ")
                .append(LmmsEval.VERSION)
                .append('\n')
                .toString();
    }

    private static String taskYaml(Split split, Task task) {
        StringBuilder yaml = new StringBuilder(1024);
        yaml.append("task: ").append(task(split, task)).append("\ninclude: ").append(TEMPLATE);
        yaml.append("\ndataset_kwargs:\n  data_files:\n    ").append(split.id()).append(": ");
        yaml.append(data(split, task), FOLDER.length() + 1, data(split, task).length());
        yaml.append("\ntest_split: ").append(split.id()).append("\nmetric_list:\n");
        metric(SCORE, yaml);
        metrics(task).forEach(name -> metric(name, yaml));
        return yaml.toString();
    }

    private static void metric(String name, StringBuilder yaml) {
        yaml.append("  - metric: ").append(name).append("\n    aggregation: mean\n    higher_is_better: true\n");
    }
}
