package io.spatialforge.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.app.docs.Block;
import io.spatialforge.app.docs.Page;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.FinishedRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the documents are files, run here, and stand in the documents as they are. */
class LibraryExamplesTests {

    private static final Path EXAMPLES = Path.of("src/test/java/io/spatialforge/app/library");
    private static final Pattern CLASS = Pattern.compile("(?m)^public class (\\w+)");

    private static final String COCO = """
            {"images": [{"id": 1, "file_name": "park.jpg", "width": 640, "height": 480}],
             "categories": [{"id": 1, "name": "dog"}, {"id": 2, "name": "bench"}, {"id": 3, "name": "bird"}],
             "annotations": [
              {"id": 1, "image_id": 1, "category_id": 1, "bbox": [60, 250, 120, 180]},
              {"id": 2, "image_id": 1, "category_id": 2, "bbox": [380, 210, 220, 120]},
              {"id": 3, "image_id": 1, "category_id": 3, "bbox": [430, 60, 45, 30]},
              {"id": 4, "image_id": 1, "category_id": 3, "bbox": [250, 40, 40, 30]}]}
            """;

    private static final String CONFIG = """
            shards: 1
            sources:
              - kind: coco
                name: holiday
                annotations: instances.json
                exhaustive: yes
            """;

    @TempDir
    Path folder;

    @Test
    void theBoxesOfOnePhotographBecomeQuestionsAndAnswers() throws Exception {
        String printed = printed(() -> BoxesToPairs.main());

        assertThat(printed)
                .contains("    [380, 210, 600, 330]\n", "\n    2\n", "does not show any cats")
                .doesNotContain("{r");
        assertThat(printed.lines().filter(line -> line.startsWith("    "))).hasSize(14);
    }

    @Test
    void aRunIsMadeAndReadFromJava() throws Exception {
        Path run = forgedRun();

        assertThat(printed(() -> ForgeRun.main(folder.resolve("c.yaml").toString(), run.toString())))
                .contains("holiday/1: r3 is nearer than r0, [Measure[");
        assertThat(printed(() -> ReadLines.main(run.toString()))).contains("GROUNDING=", "NEAR_FAR=1");
    }

    @Test
    void aSceneMadeInAProgramHasTheRegionsThatARunReads() throws Exception {
        Path run = forgedRun();
        List<Region> read = new ArrayList<>();
        FinishedRun.open(run).forEachScene(scene -> read.addAll(scene.regions()));

        Scene made = Scene.of(Image.of("holiday", "park.jpg", 640, 480))
                .region("bird", new Box(430, 60, 475, 90))
                .region("bird", new Box(250, 40, 290, 70))
                .region("dog", new Box(60, 250, 180, 430))
                .region("bench", new Box(380, 210, 600, 330))
                .build();
        assertThat(read).isEqualTo(made.regions());
    }

    @Test
    void theDocumentsShowTheExamplesAsTheyAre() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                Matcher named = CLASS.matcher(block.text());
                if (block.language().equals("java") && named.find()) {
                    Path file = EXAMPLES.resolve(named.group(1) + ".java");
                    if (Files.exists(file)) {
                        assertThat(block.text()).as("%s", block).isEqualTo(withoutPackage(file));
                        shown.add(page + " " + named.group(1));
                    }
                }
            }
        }
        assertThat(shown)
                .contains("docs/library.md BoxesToPairs", "docs/library.md ForgeRun", "docs/library.md ReadLines");
    }

    private static String withoutPackage(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf("import "));
    }

    /** A run of one photograph, made by the example. */
    private Path forgedRun() throws Exception {
        Files.writeString(folder.resolve("instances.json"), COCO);
        Path config = Files.writeString(folder.resolve("c.yaml"), CONFIG);
        Path run = folder.resolve("run");
        printed(() -> ForgeRun.main(config.toString(), run.toString()));
        return run;
    }

    private interface Example {
        void run() throws Exception;
    }

    private static String printed(Example example) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
