package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.DropSampling;
import io.spatialforge.engine.DroppedWriter;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.LineWriter;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardContext;
import io.spatialforge.engine.ShardResult;
import io.spatialforge.pipeline.config.CurateConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.copies.Exclusions;
import io.spatialforge.pipeline.copies.PhotoKeys;
import io.spatialforge.pipeline.copies.PrintLine;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.pipeline.ingest.Origins;
import io.spatialforge.records.SceneGlance;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.curate.Curator;
import io.spatialforge.vision.curate.Curator.Fault;
import io.spatialforge.vision.curate.PhotoMeasures;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.StoredImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out scenes whose image is not a photograph worth asking about, or must not be in the dataset, one shard; and notes
 * of each that stays what tells its copies. A photograph that is not at hand is judged by its size and names alone, and
 * counted.
 */
final class CurateStage implements Closeable {

    /** What tells copies of the images that are kept, see {@link PrintLine}. */
    static final String PRINTS = RunFolder.work("prints");

    /** In the figures of a shard: images kept without a look at their pixels. */
    static final String UNSEEN = "pixels-unseen";

    /** In the figures of a shard, before the reason and the list or folder: images left out. */
    static final String EXCLUDED = "excluded\t";

    private final Curator curator;
    private final List<Exclusions> exclusions;
    private final RunImages photographs;

    /**
     * @param here the configuration with the lists that this machine reads
     * @param folder in which is remembered what benchmarks' photographs show
     * @param workers threads that look at them
     * @throws IOException if a list of images to leave out, or a place of photographs, can't be read
     */
    CurateStage(RunConfig config, RunConfig here, RunFolder folder, int workers) throws IOException {
        CurateConfig curate = config.curate();
        curator = new Curator(curate.limits());
        exclusions = List.of(
                Exclusions.read(
                        Reason.TAKEN_DOWN,
                        curate.takedown(),
                        here.curate().takedown(),
                        List.of(),
                        folder.benchmarks(),
                        workers),
                Exclusions.read(
                        Reason.BENCHMARK,
                        config.leak().lists(),
                        here.leak().lists(),
                        config.leak().folders(),
                        folder.benchmarks(),
                        workers));
        photographs = RunImages.of(curate.looksAtPixels() ? config.sources() : List.of());
    }

    /**
     * What became of an image.
     *
     * @param fault why it is left out; null if it stays
     * @param place the list or folder that it is left out for; null if it is for none
     * @param sha256 of the photograph's bytes; null if it was not looked at
     * @param miniature of the upright photograph; null if it was not looked at
     */
    private record Look(
            @Nullable Fault fault,
            @Nullable String place,
            @Nullable String sha256,
            @Nullable Miniature miniature) {

        static Look fault(@Nullable Fault fault) {
            return new Look(fault, null, null, null);
        }

        static Look hit(Exclusions.Hit hit) {
            return new Look(new Fault(hit.reason(), hit.detail()), hit.place(), null, null);
        }
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = context.books();
        LineWriter prints = context.lines(PRINTS);
        DroppedWriter drops = context.drops(books, DropSampling.ALL);
        Map<String, Double> figures = new HashMap<>();
        Map<String, String> origins = Origins.read(context.input(Origins.FOLDER));
        try (LineReader lines = LineReader.open(context.input(Ingest.SCENES))) {
            while (lines.next()) {
                SceneGlance scene = CuratedScenes.glance(lines);
                Image image = scene.image();
                books.read(Unit.IMAGES, 1);
                books.read(Unit.REGIONS, scene.regions());
                String origin = origins.get(image.id());
                Look look = look(image, origin);
                Fault fault = look.fault();
                if (fault == null) {
                    if (look.miniature() == null) {
                        figures.merge(UNSEEN, 1.0, Double::sum);
                    }
                    books.kept(Unit.IMAGES, 1);
                    books.kept(Unit.REGIONS, scene.regions());
                    prints.write(new PrintLine(
                                    image.id(),
                                    image.width(),
                                    image.height(),
                                    PhotoKeys.of(image, origin, look.sha256()),
                                    look.miniature())
                            .toLine());
                } else {
                    if (look.place() != null) {
                        figures.merge(EXCLUDED + fault.reason().id() + '\t' + look.place(), 1.0, Double::sum);
                    }
                    drops.drop(new Drop(Stage.CURATE, Unit.IMAGES, fault.reason(), image.id(), null, fault.detail()));
                    books.dropped(Unit.REGIONS, Reason.IMAGE_DROPPED, scene.regions());
                }
            }
        }
        return new ShardResult(books, figures);
    }

    private Look look(Image image, @Nullable String origin) throws IOException {
        for (Exclusions excluded : exclusions) {
            Exclusions.Hit hit = excluded.named(image, origin);
            if (hit != null) {
                return Look.hit(hit);
            }
        }
        Fault fault = curator.ofSize(image.width(), image.height());
        StoredImage photograph = fault == null ? photographs.find(image) : null;
        if (photograph == null) {
            return Look.fault(fault);
        }
        try (InputStream in = photograph.open()) {
            return ofPixels(in.readAllBytes(), image.transform());
        } catch (PictureException e) {
            return Look.fault(new Fault(e.reason(), photograph.name() + ": " + e.getMessage()));
        } catch (IOException e) {
            return Look.fault(new Fault(Reason.IMAGE_UNREADABLE, photograph.name() + ": " + e.getMessage()));
        }
    }

    private Look ofPixels(byte[] file, Transform turn) throws IOException, PictureException {
        String sha256 = Sha256.of(file);
        for (Exclusions excluded : exclusions) {
            Exclusions.Hit hit = excluded.ofBytes(sha256);
            if (hit != null) {
                return Look.hit(hit);
            }
        }
        try (Picture picture = PictureDecoder.decode(file, Transform.IDENTITY, PictureDecoder.FULL)) {
            Miniature miniature = Miniature.of(picture).upright(turn);
            for (Exclusions excluded : exclusions) {
                Exclusions.Hit hit = excluded.showing(miniature);
                if (hit != null) {
                    return Look.hit(hit);
                }
            }
            return new Look(curator.of(PhotoMeasures.of(picture)), null, sha256, miniature);
        }
    }

    @Override
    public void close() throws IOException {
        photographs.close();
    }
}
