package io.spatialforge.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Whole runs in folders of Hadoop's file systems, one of which behaves as an object store. */
class RunInBucketTests {

    private static final Path INGESTED = Path.of("work", "ingested");

    @TempDir
    Path here;

    @BeforeEach
    void corpus() throws IOException {
        Random random = new Random(7);
        StringBuilder images = new StringBuilder();
        StringBuilder boxes = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            images.append(i > 1 ? "," : "")
                    .append("{\"id\":%d,\"file_name\":\"%d.jpg\",\"width\":640,\"height\":480}".formatted(i, i));
            for (int k = 0; k < 1 + i % 5; k++) {
                boxes.append(boxes.isEmpty() ? "" : ",")
                        .append(
                                "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,\"bbox\":[%d,%d,%d,%d],\"area\":5000,\"iscrowd\":0}"
                                        .formatted(
                                                i * 10 + k,
                                                i,
                                                random.nextBoolean() ? 1 : 18,
                                                10 + 125 * k,
                                                100 + random.nextInt(150),
                                                60 + random.nextInt(40),
                                                60 + random.nextInt(90)));
            }
        }
        Files.writeString(
                here.resolve("instances.json"),
                "{\"images\":[%s],\"annotations\":[%s],\"categories\":[{\"id\":1,\"name\":\"person\"},{\"id\":18,\"name\":\"dog\"}]}"
                        .formatted(images, boxes));
    }

    private RunConfig config(String annotations) {
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 3);
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("annotations", annotations)
                .put("exhaustive", "yes");
        return RunConfig.of("test", tree, here);
    }

    private RunSummary forge(String annotations, String out, String machine) throws Exception {
        RunFolder folder =
                RunFolders.isRemote(out) ? RunFolders.open(out, here.resolve(machine)) : RunFolder.create(Path.of(out));
        return Run.forge(
                config(annotations),
                folder,
                new LocalEngine(2),
                Run.Options.ofDefaults().withWorkers(2));
    }

    @Test
    void aRunInABucketHasTheLinesOfOneOnDiskAndIsReadFromACopyOfTheBucket() throws Exception {
        forge("instances.json", here.resolve("disk").toString(), "");
        String bucket = "bucket://" + here.resolve("run");

        RunSummary first = forge("instances.json", bucket, "a");
        RunSummary second = forge("instances.json", bucket, "b");

        for (String in : List.of("scenes", "qa", "dropped/forge", "dropped/select")) {
            assertThat(HadoopFolderTests.folder(here.resolve("run").resolve(in)))
                    .as(in)
                    .isEqualTo(HadoopFolderTests.folder(here.resolve("disk").resolve(in)));
        }
        assertThat(first.stages())
                .allSatisfy(stage -> assertThat(stage.redone()).isEqualTo(3));
        assertThat(second.stages())
                .allSatisfy(stage -> assertThat(stage.redone()).isZero());
        assertThat(pairs(FinishedRun.open(here.resolve("run"))))
                .isNotEmpty()
                .isEqualTo(pairs(FinishedRun.open(here.resolve("disk"))))
                .isEqualTo(pairs(FinishedRun.open(RunFolders.open(bucket, here.resolve("reader")))));
        assertThat(here.resolve("run/run.lock")).doesNotExist();
        assertThat(here.resolve("run/qa").toFile().list()).hasSize(3).allMatch(name -> name.split("\\.").length == 4);
    }

    private static List<String> pairs(FinishedRun run) {
        List<String> ids = new ArrayList<>();
        run.pairs().forEachRemaining(pair -> ids.add(pair.id()));
        return ids;
    }

    private String bucket(String name) {
        return "bucket://" + here.resolve(name);
    }

    private RunSummary forgeConfigured(String yaml, String out) throws Exception {
        Files.writeString(here.resolve("run.yaml"), yaml);
        String address = bucket("run.yaml");
        Path file = FarFiles.resolve(Path.of(""), address);
        RunConfig config = RunConfig.of(address, RunConfig.load(file), file.resolveSibling(""));
        return Run.forge(
                config,
                RunFolder.create(here.resolve(out)),
                new LocalEngine(2),
                Run.Options.ofDefaults().withWorkers(2));
    }

    @Test
    void annotationsListsAndTheConfigurationItselfAreFetchedAndRememberedByTheirAddresses() throws Exception {
        forge("instances.json", here.resolve("disk").toString(), "");
        Files.writeString(here.resolve("down.txt"), "1.jpg\n");
        String yaml = """
                shards: 3
                sources:
                  - kind: coco
                    annotations: instances.json
                    exhaustive: "yes"
                curate:
                  takedown: %s
                """.formatted(bucket("down.txt"));

        RunSummary first = forgeConfigured(yaml, "run");
        RunSummary again = forgeConfigured(yaml, "run");

        assertThat(HadoopFolderTests.folder(here.resolve("run").resolve(INGESTED)))
                .isEqualTo(HadoopFolderTests.folder(here.resolve("disk").resolve(INGESTED)));
        assertThat(first.excluded().toString()).contains(bucket("down.txt") + "=1");
        assertThat(again.stages())
                .allSatisfy(stage -> assertThat(stage.redone()).isZero());
        assertThat(here.resolve("run/run.json"))
                .content()
                .contains("\"" + bucket("instances.json") + "\"", "\"" + bucket("down.txt") + "\"")
                .doesNotContain(RunFolders.scratchPath().toString());

        Files.writeString(here.resolve("down.txt"), "1.jpg\n2.jpg\n");
        RunSummary changed = forgeConfigured(yaml, "run");
        assertThat(changed.stage(Stage.INGEST).redone()).isZero();
        assertThat(changed.stage(Stage.CURATE).redone()).isEqualTo(3);
        assertThat(changed.excluded().toString()).contains(bucket("down.txt") + "=2");
    }

    @Test
    void whatIsNotThereOrMustLieOnADiskIsRefusedByItsAddress() {
        assertThatThrownBy(() -> forge(bucket("none.json"), here.resolve("run").toString(), ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no " + bucket("none.json"));
        assertThatThrownBy(() ->
                        forge("absent://bucket/x.json", here.resolve("run").toString(), ""))
                .hasMessageContaining("absent://bucket/x.json")
                .hasMessageContaining("org.example.AbsentFileSystem");
        assertThatThrownBy(() -> forgeConfigured("""
                        sources:
                          - kind: coco
                            annotations: instances.json
                            depth: {folder: depth}
                        """, "run"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("depth is " + bucket("depth"))
                .hasMessageContaining("disk");
        assertThat(here.resolve("run/stats")).doesNotExist();
    }
}
