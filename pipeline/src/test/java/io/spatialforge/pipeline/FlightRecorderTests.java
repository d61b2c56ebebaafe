package io.spatialforge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.pipeline.config.RunConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class FlightRecorderTests {

    @TempDir
    Path folder;

    @Test
    void aRunItsStagesAndTheReadingOfItsAnnotationsAreSeen() throws Exception {
        Path annotations = Files.writeString(
                folder.resolve("annotations.json"),
                "{\"images\":[{\"id\":1,\"file_name\":\"1.jpg\",\"width\":400,\"height\":300}],"
                        + "\"categories\":[{\"id\":1,\"name\":\"dog\"},{\"id\":2,\"name\":\"cat\"}],\"annotations\":["
                        + "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,10,100,200]},"
                        + "{\"id\":2,\"image_id\":1,\"category_id\":2,\"bbox\":[250,10,100,200]}]}");
        ObjectNode tree = RunConfig.empty();
        tree.put("shards", 2);
        tree.putArray("sources")
                .addObject()
                .put("kind", "coco")
                .put("annotations", annotations.toString())
                .put("exhaustive", "yes");
        Path file = folder.resolve("run.jfr");
        RunSummary summary;
        try (Recording recording = new Recording()) {
            recording.start();
            summary = Run.forge(
                    RunConfig.of("options", tree, folder),
                    folder.resolve("run"),
                    Run.Options.ofDefaults().withWorkers(1));
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        RecordedEvent scan = only(events, "io.spatialforge.Scan");
        assertThat(scan.getString("source")).isEqualTo("coco");
        assertThat(scan.getLong("bytes")).isEqualTo(Files.size(annotations));
        assertThat(scan.getLong("rows")).isEqualTo(3);
        RecordedEvent run = only(events, "io.spatialforge.Run");
        assertThat(run.getLong("input")).isEqualTo(Files.size(annotations));
        assertThat(run.getLong("pairs"))
                .isEqualTo(summary.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS))
                .isPositive();
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.spatialforge.Stage"))
                .extracting(event -> event.getString("stage"))
                .contains("ingest", "curate", "perceive", "forge", "preselect", "select");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().startsWith("io.spatialforge."))
                .allMatch(event -> event.getEventType().getCategoryNames().equals(List.of("SpatialForge")));
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        List<RecordedEvent> named = events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
        assertThat(named).as(name).hasSize(1);
        return named.getFirst();
    }
}
