package io.spatialforge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterTests {

    @TempDir
    Path temp;

    private final Meter meter = new Meter();

    @Test
    void whatAShardReadIsSeenWhileItIsDoneAndNoMoreAfterwards() throws Exception {
        List<String> seen = new ArrayList<>();
        StagePlan plan =
                new StagePlan("forge", new Shards(2), shard -> Fingerprint.of("version", "1"), (shard, context) -> {
                    Books books = context.books();
                    books.read(Unit.IMAGES, 5);
                    books.dropped(Unit.IMAGES, Reason.IMAGE_MISSING, 5);
                    seen.add(meter.read(Unit.IMAGES) + " " + meter.levels());
                    return ShardResult.of(books);
                });
        List<String> finished = new ArrayList<>();
        new StageRunner(
                        RunFolder.create(temp.resolve("run")),
                        new LocalEngine(1),
                        new Watching(finished),
                        Markers.Check.SIZES,
                        1)
                .run(plan);
        assertThat(seen)
                .containsExactly("5 {shards_running=1, shards_waiting=1}", "5 {shards_running=1, shards_waiting=0}");
        assertThat(meter.read(Unit.IMAGES)).isZero();
        assertThat(meter.levels()).isEqualTo(Map.of("shards_running", 0L));
        assertThat(finished).containsExactly("begins 0", "finished 0: 5", "finished 1: 5", "ends 2");
    }

    @Test
    void numbersOfOneNameAreSummedUntilTheyAreNoMoreWatched() {
        Meter.Watching first = meter.watch("batches", () -> 3);
        meter.watch("batches", () -> 4);
        meter.level("batches").add(10);
        assertThat(meter.levels()).isEqualTo(Map.of("batches", 17L));
        first.close();
        assertThat(meter.levels()).isEqualTo(Map.of("batches", 14L));
    }

    private final class Watching implements ProgressListener {

        private final List<String> heard;

        Watching(List<String> heard) {
            this.heard = heard;
        }

        @Override
        public void progressed(String stage, int done, int total) {}

        @Override
        public void begins(String stage, Shards shards, List<Marker> reused) {
            heard.add("begins " + reused.size());
        }

        @Override
        public void finished(Marker marker) {
            heard.add("finished " + marker.shard() + ": " + marker.books().read(Unit.IMAGES));
        }

        @Override
        public void ends(StageSummary summary) {
            heard.add("ends " + summary.markers().size());
        }

        @Override
        public Meter meter() {
            return meter;
        }
    }
}
