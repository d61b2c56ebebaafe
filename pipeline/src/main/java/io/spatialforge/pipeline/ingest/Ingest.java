package io.spatialforge.pipeline.ingest;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.Meter;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.records.LineEncoder;
import io.spatialforge.records.SceneJson;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Source;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * From the corpora's files to scenes without perception, brought to their shards. Each file is read once; its records are
 * shuffled to the shards of their images; there the records of an image are joined.
 */
public final class Ingest implements Closeable {

    /** Scenes as the annotations tell them. */
    public static final String SCENES = RunFolder.work("ingested");

    /** Which depth map belongs to an image, where the corpus says so. */
    public static final String SIDECARS = RunFolder.work("depth-maps");

    /** In the figures of a shard: images kept whose photograph was not at hand. */
    public static final String PHOTOS_UNCHECKED = "photos-unchecked";

    private final Shuffle shuffle;
    private final Map<String, Source.Joiner> joiners;
    private final List<ScanSink> scanned;
    private final @Nullable LimitedSample limit;

    private Ingest(
            Shuffle shuffle,
            Map<String, Source.Joiner> joiners,
            List<ScanSink> scanned,
            @Nullable LimitedSample limit) {
        this.shuffle = shuffle;
        this.joiners = joiners;
        this.scanned = scanned;
        this.limit = limit;
    }

    /** The annotation files of a configuration, for fingerprints. */
    public static List<Path> inputs(RunConfig config) {
        List<Path> inputs = new ArrayList<>();
        for (SourceConfig source : config.sources()) {
            inputs.addAll(Sources.of(source, config).inputs());
        }
        return inputs;
    }

    /** What a person should know of the corpora's files before a run. */
    public static List<String> notes(RunConfig config) {
        List<String> notes = new ArrayList<>();
        for (SourceConfig source : config.sources()) {
            for (String note : Sources.of(source, config).notes()) {
                notes.add(source.name() + ": " + note);
            }
        }
        return notes;
    }

    /**
     * Reads all corpora.
     *
     * @param temporary folder for the shuffle's files, which are deleted with {@link #close}
     * @param threads that read, from 1
     * @param progress hears how far the reading is
     * @throws io.spatialforge.sources.SourceException if a file is not what its source reads
     */
    public static Ingest read(RunConfig config, Shards shards, Path temporary, int threads, ProgressListener progress)
            throws IOException {
        Shuffle shuffle = Shuffle.open(temporary, shards);
        ConcurrentMap<String, Source.Joiner> joiners = new ConcurrentHashMap<>();
        boolean complete = false;
        try {
            LimitedSample limit = config.limit() == null ? null : new LimitedSample(config.seed(), config.limit());
            ScanProgress scan = ScanProgress.of(inputs(config), progress);
            List<Scans.Scan> scans = new ArrayList<>();
            for (SourceConfig source : config.sources()) {
                scans.add(new Scans.Scan(Sources.of(source, config), new ScanSink(shards, shuffle, limit, scan)));
            }
            try (Meter.Watching spilled = progress.meter().watch("shuffle_bytes", shuffle::spilled);
                    Meter.Watching brought = progress.meter().watch("shuffle_rows", shuffle::rows)) {
                new Scans(threads, joiners).run(scans);
            }
            scan.done();
            complete = true;
            return new Ingest(
                    shuffle, joiners, scans.stream().map(Scans.Scan::sink).toList(), limit);
        } finally {
            if (!complete) {
                close(joiners, shuffle);
            }
        }
    }

    /** Joins the images of one shard and writes their scenes. */
    public ShardResult join(int shard, ShardContext context) throws IOException {
        Books books = context.books();
        long[] unchecked = {0};
        LineWriter scenes = context.lines(SCENES);
        LineEncoder<Scene> encoder = SceneJson.LINES.encoder();
        LineWriter sidecars = context.lines(SIDECARS);
        LineWriter origins = context.lines(Origins.FOLDER);
        DroppedWriter drops = context.drops(books, DropSampling.ALL);
        for (ScanSink source : scanned) {
            for (Drop drop : source.early(shard)) {
                books.read(drop.unit(), 1);
                drops.drop(drop);
            }
            if (shard == 0) {
                source.leftOut()
                        .forEach((unit, reasons) -> reasons.forEach((reason, count) -> {
                            books.read(unit, count);
                            books.dropped(unit, reason, count);
                        }));
            }
        }
        shuffle.forEachGroup(shard, group -> {
            String imageId = group.imageId();
            Joined joined = joiner(imageId).join(imageId, rows(group));
            books.read(Unit.IMAGES, joined.imagesRead());
            books.read(Unit.REGIONS, joined.regionsRead());
            for (Drop drop : joined.drops()) {
                drops.drop(drop);
            }
            boolean beyondLimit = joined.scene() != null && limit != null && !limit.holds(imageId);
            for (Joined.Account account : joined.accounts()) {
                int kept = beyondLimit ? 0 : account.kept();
                books.read(account.unit(), account.read());
                books.kept(account.unit(), kept);
                books.dropped(
                        account.unit(), Reason.IMAGE_DROPPED, account.read() - joined.dropped(account.unit()) - kept);
            }
            if (joined.scene() == null) {
                return;
            }
            int regions = joined.scene().regions().size();
            if (beyondLimit) {
                drops.drop(new Drop(Stage.INGEST, Unit.IMAGES, Reason.NOT_SAMPLED, imageId, null, null));
                books.dropped(Unit.REGIONS, Reason.IMAGE_DROPPED, regions);
                return;
            }
            books.kept(Unit.IMAGES, 1);
            if (joined.photo() == PhotoCheck.UNCHECKED) {
                unchecked[0]++;
            }
            books.kept(Unit.REGIONS, regions);
            scenes.write(encoder, joined.scene());
            if (joined.origin() != null) {
                origins.write(Origins.line(imageId, joined.origin()));
            }
            if (joined.depthMap() != null) {
                sidecars.write(new SidecarJson(imageId, joined.depthMap()).toLine());
            }
        });
        Map<String, Double> figures = shard == 0 ? Decisions.figures(joiners) : new HashMap<>();
        figures.put(PHOTOS_UNCHECKED, (double) unchecked[0]);
        return new ShardResult(books, figures);
    }

    @Override
    public void close() throws IOException {
        close(joiners, shuffle);
    }

    private static void close(Map<String, Source.Joiner> joiners, Shuffle shuffle) throws IOException {
        try {
            for (Source.Joiner joiner : joiners.values()) {
                joiner.close();
            }
        } finally {
            shuffle.close();
        }
    }

    private Source.Joiner joiner(String imageId) {
        Source.Joiner joiner = joiners.get(imageId.substring(0, imageId.indexOf('/')));
        if (joiner == null) {
            throw new IllegalStateException("no source gave the image " + imageId);
        }
        return joiner;
    }

    private static List<byte[]> rows(Shuffle.Group group) {
        List<byte[]> rows = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            rows.add(group.payload(i));
        }
        return rows;
    }
}
