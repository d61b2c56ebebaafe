package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.RunPlan.Fate;
import io.spatialforge.pipeline.RunPlan.Known;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class RunPlanTests {

    @TempDir
    Path folder;

    private ObjectNode tree = RunConfig.empty();
    private Path run = Path.of("");

    @BeforeEach
    void write() throws Exception {
        StringBuilder images = new StringBuilder();
        StringBuilder boxes = new StringBuilder();
        for (int image = 0; image < 8; image++) {
            images.append("{\"id\":%d,\"file_name\":\"%d.jpg\",\"width\":400,\"height\":300},".formatted(image, image));
            for (int box = 0; box < 4; box++) {
                boxes.append("{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%d,%d,%d,150]},"
                        .formatted(10 * image + box, image, 1 + box % 2, 10 + 95 * box, 20 + image, 60 + 7 * box));
            }
        }
        Path annotations = Files.writeString(
                folder.resolve("annotations.json"),
                "{\"images\":[%s],\"annotations\":[%s],\"categories\":[{\"id\":1,\"name\":\"dog\"},{\"id\":2,\"name\":\"cat\"}]}"
                        .formatted(cut(images), cut(boxes)));
        tree = RunConfig.empty();
        tree.put("shards", 2);
        ObjectNode source = tree.putArray("sources").addObject();
        source.put("kind", "coco").put("annotations", annotations.toString());
        source.put("images", Files.createDirectories(folder.resolve("photos")).toString());
        source.put("photos", "optional").put("exhaustive", "yes");
        run = folder.resolve("run");
    }

    private static String cut(StringBuilder list) {
        return list.substring(0, list.length() - 1);
    }

    @Test
    void ofAFirstRunEverythingIsToBeDoneAndNothingIsMade() throws Exception {
        RunPlan plan = plan();
        assertThat(plan.begun()).isFalse();
        assertThat(told(plan))
                .containsExactly(
                        "ingest DONE 2/2",
                        "curate DONE 2/2",
                        "perceive DONE 2/2",
                        "forge DONE 2/2",
                        "preselect DONE 2/2",
                        "select DONE 2/2");
        assertThat(plan.places())
                .singleElement()
                .satisfies(place -> assertThat(place.readBy()).containsExactly("curate"));
        assertThat(run).doesNotExist();
    }

    @Test
    void whatARunWouldDoIsWhatItThenDoesAndTheLookLeavesTheFolderAsItIs() throws Exception {
        forge();
        List<Change> changes = List.of(
                new Change(() -> {}, "", List.of()),
                new Change(
                        () -> RunConfig.set(tree, "margins.depth_ratio=1.4"),
                        "forge DONE 2/2 margins changed",
                        List.of("preselect DEPENDS 0/2 on forge", "select DEPENDS 0/2 on forge")),
                new Change(
                        () -> {
                            RunConfig.set(tree, "per_form=2");
                            RunConfig.set(tree, "splits.test=0.3");
                        },
                        "forge DONE 2/2 per_form changed",
                        List.of("preselect DONE 2/2 per_form changed", "select DONE 2/2 splits changed")),
                new Change(() -> Files.delete(run.resolve("stats/select/00001.json")), "select DONE 1/2", List.of()),
                new Change(
                        () -> Files.delete(run.resolve("work/copies.jsonl")),
                        "",
                        List.of("preselect DEPENDS 0/2 on copies", "select DEPENDS 0/2 on copies")),
                new Change(
                        () -> tree.put("shards", 3),
                        "ingest DONE 3/3 number of shards changed",
                        List.of(
                                "curate DONE 3/3 number of shards changed",
                                "perceive DONE 3/3 number of shards changed",
                                "forge DONE 3/3 number of shards changed",
                                "preselect DONE 3/3 number of shards changed",
                                "select DONE 3/3 number of shards changed")));
        for (Change change : changes) {
            change.made.make();
            TreeMap<String, String> before = content();
            RunPlan plan = plan();
            assertThat(content()).isEqualTo(before);
            List<String> open = told(plan).stream()
                    .filter(stage -> !stage.contains("REUSED"))
                    .toList();
            assertThat(open)
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of(change.first).filter(first -> !first.isEmpty()), change.after.stream())
                            .toList());
            RunSummary done = forge();
            for (RunPlan.Stage stage : plan.stages()) {
                int redone = done.stage(io.spatialforge.core.drop.Stage.ofId(stage.name()))
                        .redone();
                switch (stage.fate()) {
                    case REUSED -> assertThat(redone).as(stage.name()).isZero();
                    case DONE -> assertThat(redone).as(stage.name()).isEqualTo(stage.todo());
                    case DEPENDS -> assertThat(redone).as(stage.name()).isGreaterThanOrEqualTo(stage.todo());
                }
            }
        }
    }

    @Test
    void aSmallFileThatWasTouchedIsReadAndFoundTheSame() throws Exception {
        forge();
        Path annotations = Path.of(tree.get("sources").get(0).get("annotations").asString());
        assertThat(plan().inputs()).extracting(RunPlan.Input::known).containsExactly(Known.REMEMBERED);
        Files.writeString(annotations, Files.readString(annotations) + "\n");
        RunPlan changed = plan();
        assertThat(changed.inputs()).extracting(RunPlan.Input::known).containsExactly(Known.READ);
        assertThat(changed.stages().getFirst().fate()).isEqualTo(Fate.DONE);
        assertThat(changed.stages().getFirst().why()).contains("annotations").contains("changed");
    }

    private record Change(Making made, String first, List<String> after) {}

    @FunctionalInterface
    private interface Making {
        void make() throws IOException;
    }

    private RunPlan plan() throws Exception {
        return RunPlan.of(config(), new RunFolder(run), false, false);
    }

    private RunSummary forge() throws Exception {
        return Run.forge(config(), run, Run.Options.ofDefaults().withWorkers(2));
    }

    private RunConfig config() {
        return RunConfig.of("options", tree, folder);
    }

    private static List<String> told(RunPlan plan) {
        return plan.stages().stream()
                .map(stage -> (stage.name() + " " + stage.fate() + " " + stage.todo() + "/" + stage.shards() + " "
                                + stage.why()
                                + (stage.on().isEmpty() ? "" : "on " + stage.on()))
                        .strip())
                .toList();
    }

    /** Every file with its time of change and its bytes. */
    private TreeMap<String, String> content() throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                content.put(
                        file.toString(),
                        Files.getLastModifiedTime(file) + " "
                                + (Files.isRegularFile(file)
                                        ? java.util.Arrays.hashCode(Files.readAllBytes(file))
                                        : ""));
            }
        }
        return content;
    }
}
