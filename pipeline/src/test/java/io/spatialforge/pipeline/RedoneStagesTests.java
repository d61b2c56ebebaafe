package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is changed about a run, the stages that depend on it are done again, no others, and a person is told why. */
class RedoneStagesTests {

    private static final String ALL_OF_FORGE = "preselect: 2 of 2 shards are done again: the lines of forge changed";
    private static final String ALL_OF_PRESELECT =
            "select: 2 of 2 shards are done again: the lines of preselect changed";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    /** A change to a run that is finished, and what is said of it. */
    private record Step(String what, Change change, List<String> said) {}

    @FunctionalInterface
    private interface Change {
        void of(ObjectNode tree) throws IOException;
    }

    private static Step step(String what, Change change, String... said) {
        return new Step(what, change, List.of(said));
    }

    @Test
    void whatDependsOnAChangeIsDoneAgainAndNothingElse() throws Exception {
        DrawnCorpus.Written corpus = DrawnCorpus.write(
                folder.resolve("corpus"), DrawnCorpus.Options.of(8, 3).withWorkers(2));
        ObjectNode tree = tree(corpus);
        run(tree);
        assertThat(said).isEmpty();
        for (Step step : steps(corpus)) {
            said.clear();
            step.change.of(tree);
            RunSummary summary = run(tree);
            assertThat(said).as(step.what).containsExactlyElementsOf(step.said);
            for (StageSummary stage : summary.stages()) {
                assertThat(stage.redone() > 0)
                        .as("%s: %s", step.what, stage.stage())
                        .isEqualTo(said.stream().anyMatch(text -> text.startsWith(stage.stage() + ":")));
            }
        }
    }

    private List<Step> steps(DrawnCorpus.Written corpus) {
        Path list = folder.resolve("leave-out.txt");
        return List.of(
                step("nothing", tree -> {}),
                step("the licence", tree -> tree.put("licence", "CC0-1.0")),
                step(
                        "tasks and claims of one kind",
                        tree -> {
                            RunConfig.set(tree, "per_form=4");
                            tree.putArray("tasks").add("counting").add("left-right");
                        },
                        "forge: 2 of 2 shards are done again: per_form, tasks and the rules changed",
                        "preselect: 2 of 2 shards are done again: per_form and the lines of forge changed",
                        ALL_OF_PRESELECT),
                step(
                        "margins",
                        tree -> RunConfig.set(tree, "margins.side_gap=0.4"),
                        "forge: 2 of 2 shards are done again: margins changed",
                        ALL_OF_FORGE,
                        ALL_OF_PRESELECT),
                step(
                        "caps",
                        tree -> RunConfig.set(tree, "select.caps.image=300"),
                        "preselect: 2 of 2 shards are done again: select.caps changed"),
                step(
                        "splits",
                        tree -> RunConfig.set(tree, "splits.test=0.3"),
                        "select: 2 of 2 shards are done again: splits changed"),
                step(
                        "limits of photographs",
                        tree -> RunConfig.set(tree, "curate.min_side=100"),
                        "curate: 2 of 2 shards are done again: curate's limits changed"),
                step(
                        "a list to leave out",
                        tree -> {
                            Files.writeString(list, "nobody.jpg\n");
                            tree.withObject("curate").putArray("takedown").add(list.toString());
                        },
                        "curate: 2 of 2 shards are done again: curate.takedown added"),
                step(
                        "the list's content",
                        tree -> Files.writeString(list, "nobody-else.jpg\n"),
                        "curate: 2 of 2 shards are done again: curate.takedown changed"),
                step(
                        "a photograph",
                        tree -> touch(corpus.images().resolve("00001.jpg")),
                        "ingest: 2 of 2 shards are done again: the photographs of drawn changed",
                        "curate: 2 of 2 shards are done again: the photographs of drawn changed",
                        "look: 2 of 2 shards are done again: the lines of curate and the photographs of drawn changed",
                        "perceive: 1 of 2 shards is done again: the lines of curate and the lines of look changed"),
                step(
                        "white space in the annotations",
                        tree -> touch(corpus.annotations()),
                        "ingest: 2 of 2 shards are done again: annotations of drawn changed"),
                step(
                        "no models but depth maps",
                        tree -> {
                            tree.withObject("perceive").put("models", "none");
                            source(tree)
                                    .putObject("depth")
                                    .put("folder", corpus.depth().toString());
                        },
                        "perceive: 2 of 2 shards are done again: the lines of look changed; depth of drawn and the depth maps of drawn added",
                        "forge: 2 of 2 shards are done again: the lines of perceive changed",
                        ALL_OF_FORGE,
                        ALL_OF_PRESELECT),
                step(
                        "a depth map",
                        tree -> touch(corpus.depth().resolve("00002.png")),
                        "perceive: 2 of 2 shards are done again: the depth maps of drawn changed"),
                step(
                        "another source",
                        tree -> {
                            ObjectNode other = source(tree).deepCopy();
                            ((ArrayNode) tree.get("sources")).add(other.put("name", "more"));
                        },
                        "ingest: 2 of 2 shards are done again: annotations of more, the photographs of more and the settings of more added",
                        "curate: 2 of 2 shards are done again: the lines of ingest changed; the photographs of more added",
                        "perceive: 2 of 2 shards are done again: the lines of curate and the lines of ingest changed; depth of more and the depth maps of more added",
                        "forge: 2 of 2 shards are done again: the lines of perceive changed",
                        "preselect: 2 of 2 shards are done again: groups of copies and the lines of forge changed",
                        "select: 2 of 2 shards are done again: groups of copies and the lines of preselect changed"),
                step(
                        "shards",
                        tree -> tree.put("shards", 3),
                        Stream.of("ingest", "curate", "perceive", "forge", "preselect", "preselect-copies", "select")
                                .map(stage -> stage + ": 2 of 3 shards are done again: number of shards changed")
                                .toArray(String[]::new)));
    }

    private static ObjectNode source(ObjectNode tree) {
        return (ObjectNode) tree.get("sources").get(0);
    }

    /** A byte more, which changes nothing of what a picture shows or annotations say. */
    private static void touch(Path file) throws IOException {
        Files.writeString(file, "\n", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    }

    private RunSummary run(ObjectNode tree) throws IOException, InterruptedException {
        ProgressListener listener = new ProgressListener() {
            @Override
            public void progressed(String stage, int done, int total) {}

            @Override
            public void note(String text) {
                said.add(text);
            }
        };
        return Run.forge(
                RunConfig.of("test", tree, Path.of("")),
                folder.resolve("run"),
                Run.Options.ofDefaults().withWorkers(2).withProgress(listener));
    }

    private static ObjectNode tree(DrawnCorpus.Written corpus) throws Exception {
        ObjectNode tree = RunConfig.empty();
        tree.put("seed", 1).put("shards", 2);
        Path catalogue = Path.of(Objects.requireNonNull(RedoneStagesTests.class.getResource("seeing/models.yaml"))
                .toURI());
        tree.putObject("perceive").put("catalogue", catalogue.toString()).put("models", "brightness");
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("name", "drawn")
                .put("annotations", corpus.annotations().toString())
                .put("images", corpus.images().toString())
                .put("exhaustive", "yes");
        return tree;
    }
}
