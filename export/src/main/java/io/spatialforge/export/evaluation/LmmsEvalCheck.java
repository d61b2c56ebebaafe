package io.spatialforge.export.evaluation;

import io.spatialforge.export.Faults;
import io.spatialforge.export.Validation;
import io.spatialforge.export.target.PhotographCopies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Checks tasks for lmms-eval as its task manager would meet them, and the questions they load.
 *
 * <p>Every {@code *.yaml} below a folder is a task or a group, wherever it lies. Questions are checked as ours where the
 * task scores them with our {@code utils.py}; of another's rows it is checked that they are JSON objects of the same
 * columns.
 */
final class LmmsEvalCheck {

    private static final String OURS = "utils.process_results";

    private final Path root;
    private final Faults faults = new Faults();
    private final Map<String, TaskYaml> tasks = new TreeMap<>();
    private final List<TaskYaml> groups = new ArrayList<>();
    /** What groups may list. */
    private final Set<String> names = new HashSet<>();

    private long records;

    private LmmsEvalCheck(Path root) {
        this.root = root;
    }

    static Validation validate(Path path) throws IOException {
        LmmsEvalCheck check = new LmmsEvalCheck(path);
        check.run();
        return new Validation(check.records, check.faults.found());
    }

    private void run() throws IOException {
        for (Path file : yamls()) {
            TaskYaml yaml = TaskYaml.read(file, name(file), faults);
            if (yaml != null) {
                collect(yaml);
            }
        }
        if (tasks.isEmpty() && faults.isEmpty()) {
            faults.at(root.toString(), 0);
            faults.add("", "a folder with a *.yaml of a task below it", "none");
        }
        groups.forEach(this::group);
        for (TaskYaml task : tasks.values()) {
            if (!faults.full()) {
                task(task);
            }
        }
    }

    private List<Path> yamls() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of(root);
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return Files.isDirectory(root)
                ? root.relativize(file).toString().replace('\\', '/')
                : String.valueOf(file.getFileName());
    }

    private void collect(TaskYaml yaml) {
        faults.at(yaml.name(), 0);
        for (String field : yaml.isGroup() ? List.of("group") : List.of("task", "tag", "group")) {
            for (JsonNode name : TaskYaml.each(yaml.fields().path(field))) {
                names.add(name.asString(""));
            }
        }
        if (yaml.isGroup()) {
            groups.add(yaml);
            return;
        }
        String task = yaml.fields().path("task").asString("");
        TaskYaml other = tasks.putIfAbsent(task, yaml);
        if (other != null) {
            faults.add("task", "a name that no other task has", task + ", as in " + other.name());
        }
    }

    private void group(TaskYaml group) {
        faults.at(group.name(), 0);
        Set<String> seen = new HashSet<>();
        for (JsonNode member : group.fields().path("task")) {
            if (member.has("group")) {
                continue;
            }
            String name = member.isObject() ? member.path("task").asString("") : member.asString("");
            if (!names.contains(name) && Files.isDirectory(root)) {
                faults.add("task", "tasks, groups or tags that are here", name);
            }
            if (!seen.add(name)) {
                faults.add("task", "each task once", name);
            }
        }
    }

    private void task(TaskYaml task) throws IOException {
        if (task.isPython()) {
            return;
        }
        task.checkTask(faults);
        JsonNode files = task.fields().path("dataset_kwargs").path("data_files");
        if (!task.fields().path("dataset_path").asString("").equals("json") || !files.isObject()) {
            return;
        }
        boolean ours = task.fields().path("process_results").asString("").equals(OURS);
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            for (JsonNode each : TaskYaml.each(file.getValue())) {
                Path data = task.folder().resolve(each.asString(""));
                if (!Files.isRegularFile(data)) {
                    faults.at(task.name(), 0);
                    faults.add(
                            "dataset_kwargs.data_files." + file.getKey(),
                            "a file, relative to the YAML",
                            each.asString(""));
                } else {
                    rows(data, ours);
                }
            }
        }
    }

    private void rows(Path data, boolean ours) throws IOException {
        QuestionCheck check = new QuestionCheck(faults, images(data));
        records += new RowsFile(faults).read(data, name(data), row -> {
            if (ours) {
                check.id(QuestionRow.ID, row.path(QuestionRow.ID));
                check.image(QuestionRow.IMAGE, row.path(QuestionRow.IMAGE));
                check.text(QuestionRow.QUESTION, row.path(QuestionRow.QUESTION));
                check.text(QuestionRow.ANSWER, row.path(QuestionRow.ANSWER));
                if (!row.path(QuestionRow.COORDINATES).isBoolean()) {
                    faults.add(
                            QuestionRow.COORDINATES,
                            "true or false",
                            QuestionCheck.got(row.path(QuestionRow.COORDINATES)));
                }
                check.scored(row);
            }
        });
    }

    /** The photographs that came along, beside the folder of the tasks; null if none did. */
    private static @Nullable Path images(Path data) {
        for (Path at = data.toAbsolutePath().getParent(); at != null; at = at.getParent()) {
            if (at.endsWith(LmmsEvalFolder.FOLDER)) {
                Path images = at.resolveSibling(PhotographCopies.FOLDER);
                return Files.isDirectory(images) ? images : null;
            }
        }
        return null;
    }
}
