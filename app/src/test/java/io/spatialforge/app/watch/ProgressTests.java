package io.spatialforge.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.Shards;
import io.spatialforge.pipeline.export.Export;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTests {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private RunStory story = new RunStory(Path.of(""));
    private Progress progress = new Progress(List.of(), story.meter, story::nanos);

    @BeforeEach
    void follow() {
        story = new RunStory(folder);
        progress =
                new Progress(List.of(new Lines(new PrintWriter(out, true), story::nanos)), story.meter, story::nanos);
    }

    @Test
    void everyTenSecondsALineTellsShareRateAndTimeLeft() {
        story.stage(progress, "ingest", 4, 0, Unit.IMAGES, 25_000, 4);
        story.stage(progress, "curate", 4, 0, Unit.IMAGES, 25_000, 24);
        assertThat(said())
                .containsExactly(
                        "ingest: 4 shards: 100,000 images in 4.0 s, 25,000 images a second",
                        "curate: 25% (25,000 of 100,000 images), 2,500 images a second, 0:30 left",
                        "curate: 75% (75,000 of 100,000 images), 3,750 images a second, 0:07 left",
                        "curate: 4 shards: 100,000 images in 24.0 s, 4,167 images a second");
    }

    @Test
    void whatIsFinishedFromBeforeCountsAsDoneAndNotAsSpeed() {
        story.stage(progress, "forge", 4, 4, Unit.IMAGES, 1000, 0);
        story.stage(progress, "preselect", 10, 8, Unit.PAIRS, 600, 24);
        assertThat(said())
                .containsExactly(
                        "forge: 4 shards, all from before",
                        "preselect: 80% (8 of 10 shards), 4,800 pairs",
                        "preselect: 90% (9 of 10 shards), 5,400 pairs, 30 pairs a second, 0:20 left",
                        "preselect: 10 shards, 8 of them from before: 1,200 pairs in 24.0 s, 50 pairs a second");
    }

    @Test
    void annotationsAreReadInBytesAndTheStageGoesOnAfterwards() {
        progress.begins("ingest", new Shards(2), List.of());
        progress.progressed("ingest", 0, 2);
        progress.worked("scan", Step.BYTES, 0, 5_600_000_000L);
        for (int i = 1; i <= 14; i++) {
            story.pass(progress, 1);
            progress.worked("scan", Step.BYTES, i * 400_000_000L, 5_600_000_000L);
        }
        progress.progressed("ingest", 0, 2);
        Marker first = story.marker("ingest", 0, 2, Unit.IMAGES, 300);
        story.pass(progress, 3);
        progress.finished(first);
        progress.progressed("ingest", 1, 2);
        Marker second = story.marker("ingest", 1, 2, Unit.IMAGES, 300);
        story.pass(progress, 3);
        progress.finished(second);
        progress.progressed("ingest", 2, 2);
        story.ends(progress, List.of(first, second), 0);
        assertThat(said())
                .containsExactly(
                        "scan: 71% (4.00 GB of 5.60 GB), 390.2 MB a second, 0:05 left",
                        "scan: 5.60 GB in 14.0 s, 400.0 MB a second",
                        "ingest: 2 shards: 600 images in 6.0 s, 100 images a second");
    }

    @Test
    void workInOnePieceIsToldByItsTime() {
        progress.worked("guesses", "tables", 0, 1);
        story.pass(progress, 12);
        progress.worked("guesses", "tables", 1, 1);
        assertThat(said()).containsExactly("guesses: 10.3 s so far", "guesses: 12.0 s");
    }

    @Test
    void shortWorkBetweenStagesIsNotWorthALine() {
        progress.worked("inputs", Step.BYTES, 1000, 2000);
        story.pass(progress, 2);
        progress.worked("inputs", Step.BYTES, 2000, 2000);
        assertThat(said()).isEmpty();
    }

    @Test
    void whatHasNoUnitIsToldInShardsOrFiles() {
        progress.progressed(Export.FILES, 1, 5);
        story.pass(progress, 10);
        progress.progressed(Export.FILES, 3, 5);
        story.pass(progress, 10);
        progress.progressed(Export.FILES, 5, 5);
        assertThat(said())
                .containsExactly(
                        "files: 60% (3 of 5 files), 0.2 files a second, 0:11 left",
                        "files: 5 files, 1 of them from before in 20.0 s, 0.2 files a second");
    }

    @Test
    void aStageWithinAStageIsToldByItself() {
        progress.begins("preselect", new Shards(1), List.of());
        progress.progressed("preselect", 0, 1);
        story.stage(progress, "preselect-labels", 2, 0, Unit.REGIONS, 1, 2);
        progress.progressed("preselect", 0, 1);
        story.pass(progress, 4);
        Marker only = story.marker("preselect", 0, 1, Unit.PAIRS, 200);
        progress.finished(only);
        progress.progressed("preselect", 1, 1);
        story.ends(progress, List.of(only), 0);
        assertThat(said())
                .containsExactly(
                        "preselect-labels: 2 shards in 2.0 s, 1.0 shards a second",
                        "preselect: 1 shard: 200 pairs in 4.0 s, 50 pairs a second");
    }

    @Test
    void aRunThatBeginsAnewIsFollowedFromItsFirstStage() {
        progress.begins("forge", new Shards(2), List.of());
        progress.progressed("forge", 0, 2);
        progress.note("forge: a shard is damaged");
        story.stage(progress, "ingest", 1, 1, Unit.IMAGES, 10, 0);
        story.stage(progress, "forge", 2, 1, Unit.IMAGES, 5, 1);
        assertThat(said())
                .containsExactly(
                        "forge: a shard is damaged",
                        "ingest: 1 shard, all from before",
                        "forge: 2 shards, 1 of them from before: 5 images in 1.0 s, 5.0 images a second");
    }

    @Test
    void aRunThatFailsDoesNotSayThatItsStageEnded() {
        story.begins(progress, "forge", 4, 0, Unit.IMAGES, 10);
        story.pass(progress, 2);
        progress.failed(new IllegalStateException("no room"));
        progress.close();
        assertThat(said()).isEmpty();
    }

    private List<String> said() {
        return out.toString().lines().toList();
    }
}
