package io.spatialforge.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardEventTests {

    @TempDir
    Path temp;

    @Test
    void everyShardThatIsRunIsSeenByFlightRecorderAndTheStage() throws Exception {
        RunFolder folder = RunFolder.create(temp.resolve("run"));
        Path file = temp.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("io.spatialforge.Shard");
            recording.start();
            StageRunner.of(folder, new LocalEngine(2))
                    .run(new StagePlan(
                            "forge", new Shards(3), shard -> Fingerprint.of("version", "1"), (shard, context) -> {
                                LineWriter qa = context.lines(RunFolder.QA);
                                for (int i = 0; i <= shard; i++) {
                                    qa.write("{}".getBytes(UTF_8));
                                }
                                return ShardResult.of(new Books());
                            }));
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.spatialforge.Shard"))
                .extracting(
                        event -> event.getString("stage") + " " + event.getInt("shard") + " " + event.getLong("lines"))
                .containsExactlyInAnyOrder("forge 0 1", "forge 1 2", "forge 2 3");
        assertThat(events)
                .filteredOn(event -> event.getEventType().getName().equals("io.spatialforge.Stage"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getInt("shards")).isEqualTo(3);
                    assertThat(event.getInt("reused")).isZero();
                    assertThat(event.getLong("lines")).isEqualTo(6);
                });
    }
}
