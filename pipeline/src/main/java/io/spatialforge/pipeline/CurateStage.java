package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Image;
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
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.ingest.Ingest;
import io.spatialforge.records.SceneJson;
import io.spatialforge.vision.curate.Curator;
import io.spatialforge.vision.curate.Curator.Fault;
import io.spatialforge.vision.curate.PhotoMeasures;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.ImageStore;
import io.spatialforge.vision.store.ImageStores;
import io.spatialforge.vision.store.StoredImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out scenes whose image is not a photograph worth asking about, one shard. A photograph that is not at hand is
 * judged by its size and names alone, and counted.
 */
final class CurateStage implements Closeable {

    static final String SCENES = RunFolder.work("curated");

    /** In the figures of a shard: images kept without a look at their pixels. */
    static final String UNSEEN = "pixels-unseen";

    private final Curator curator;
    private final Takedown takedown;
    private final Map<String, ImageStore> stores = new HashMap<>();

    /**
     * @throws IOException if a list of images to leave out, or a place of photographs, can't be read
     */
    CurateStage(RunConfig config) throws IOException {
        CurateConfig curate = config.curate();
        curator = new Curator(curate.limits());
        takedown = Takedown.read(curate.takedown());
        for (SourceConfig source : config.sources()) {
            if (curate.looksAtPixels() && !source.images().isEmpty()) {
                stores.put(source.name(), ImageStores.open(source.images()));
            }
        }
    }

    ShardResult run(int shard, ShardContext context) throws IOException {
        Books books = new Books();
        LineWriter scenes = context.lines(SCENES);
        DroppedWriter drops = context.drops(books, DropSampling.ALL);
        Map<String, Double> figures = new HashMap<>();
        LineReader.forEach(context.folder().lines(Ingest.SCENES, context.shards(), shard), SceneJson.LINES, scene -> {
            Image image = scene.image();
            books.read(Unit.IMAGES, 1);
            books.read(Unit.REGIONS, scene.regions().size());
            Fault fault = named(image);
            fault = fault != null ? fault : curator.ofSize(image.width(), image.height());
            if (fault == null) {
                StoredImage photograph = photograph(image);
                if (photograph == null) {
                    figures.merge(UNSEEN, 1.0, Double::sum);
                } else {
                    fault = ofPixels(photograph);
                }
            }
            if (fault == null) {
                books.kept(Unit.IMAGES, 1);
                books.kept(Unit.REGIONS, scene.regions().size());
                scenes.write(SceneJson.toLine(scene));
            } else {
                drops.drop(new Drop(Stage.CURATE, Unit.IMAGES, fault.reason(), image.id(), null, fault.detail()));
                books.dropped(
                        Unit.REGIONS, Reason.IMAGE_DROPPED, scene.regions().size());
            }
        });
        return new ShardResult(books, figures);
    }

    private @Nullable Fault named(Image image) {
        return takedown.names(image) ? new Fault(Reason.TAKEN_DOWN, "a list of images to leave out names it") : null;
    }

    private @Nullable StoredImage photograph(Image image) throws IOException {
        ImageStore store = stores.get(image.source());
        return store == null ? null : store.photograph(image);
    }

    private @Nullable Fault ofPixels(StoredImage photograph) {
        try (InputStream in = photograph.open()) {
            return curator.of(PhotoMeasures.read(in.readAllBytes()));
        } catch (PictureException e) {
            return new Fault(e.reason(), photograph.name() + ": " + e.getMessage());
        } catch (IOException e) {
            return new Fault(Reason.IMAGE_UNREADABLE, photograph.name() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        for (ImageStore store : stores.values()) {
            store.close();
        }
    }
}
