package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.RunImages;
import io.spatialforge.pipeline.config.JudgeConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.vision.pixels.PictureException;
import io.spatialforge.vision.store.StoredImage;
import io.spatialforge.vision.vlm.ChatModel;
import io.spatialforge.words.phrasing.Phraser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What all hearings share: the models, the photographs, and threads that wait for answers. Safe for several threads.
 *
 * <p>Hearings run on virtual threads. How many questions are under way is the models' affair; here it is only seen to it
 * that no more photographs and drawings are held in memory than keep them busy.
 */
public final class Court implements Closeable {

    private static final int LEAST_IN_WORK = 8;

    private final RunConfig config;
    private final PairForge forge;
    private final ChatModel judge;
    private final @Nullable Describer describer;
    private final RunImages images;
    private final Prompts prompts = Prompts.standard();
    private final Inquiries inquiries = new Inquiries(Phraser.standard());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore drawings;
    private final Semaphore photographs;
    private volatile @Nullable String adjourned;

    /**
     * @param describer that proposes descriptions, perhaps the judge itself; null where none are asked for
     * @param images closed with the court, as the models are
     */
    public Court(RunConfig config, PairForge forge, ChatModel judge, @Nullable ChatModel describer, RunImages images) {
        this.config = config;
        this.forge = forge;
        this.judge = judge;
        this.describer = describer == null ? null : new Describer(describer, prompts);
        this.images = images;
        int inWork = Math.max(LEAST_IN_WORK, 2 * config.judge().asked().limits().concurrency());
        drawings = new Semaphore(inWork);
        photographs = new Semaphore(inWork);
    }

    RunConfig config() {
        return config;
    }

    PairForge forge() {
        return forge;
    }

    Inquiries inquiries() {
        return inquiries;
    }

    /** The judge's name. */
    String judgeName() {
        return judge.name();
    }

    @Nullable
    Describer describer() {
        return describer;
    }

    /** Whether a pair is among those that are judged. */
    boolean judges(QaPair pair) {
        JudgeConfig.Pairs pairs = config.judge().pairs();
        return pairs.tasks().contains(pair.claim().task())
                && StableHash.fraction(StableHash.with(StableHash.with(config.seed(), "judge"), pair.id()))
                        < pairs.sample();
    }

    /** How many regions of a scene may be described. */
    int describes(Scene scene) {
        JudgeConfig.Describe describe = config.judge().describe();
        long chance = StableHash.with(chance(scene), "describe");
        return describe != null && StableHash.fraction(chance) < describe.sample() ? describe.perImage() : 0;
    }

    /** The chance of a scene's hearings. */
    long chance(Scene scene) {
        return StableHash.with(StableHash.with(config.seed(), scene.image().id()), "judge");
    }

    Juror juror(Exhibit exhibit) {
        return new AskedModel(judge, prompts, exhibit, "judge");
    }

    /** Starts a hearing, whose pairs may be none. */
    public Future<Hearing.Heard> hear(Scene scene, List<QaPair> pairs) {
        return start(() -> new Hearing(this, scene, pairs).hear());
    }

    <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    /** Does what holds a drawing in memory, when it is its turn. */
    <T> T drawing(Callable<T> work) throws Exception {
        drawings.acquire();
        try {
            return work.call();
        } finally {
            drawings.release();
        }
    }

    /** A turn to hold a photograph in memory; it is given back with {@link #putAway}. */
    void takeOut() throws InterruptedException {
        photographs.acquire();
    }

    void putAway() {
        photographs.release();
    }

    /**
     * The photograph of an image.
     *
     * @throws PictureException if it is not at hand, or can't be shown
     */
    Exhibit exhibit(Image image) throws IOException, PictureException {
        StoredImage stored = images.find(image);
        if (stored == null) {
            throw new PictureException(Reason.IMAGE_MISSING, "the photograph is not at hand");
        }
        try (InputStream in = stored.open()) {
            return Exhibit.of(in.readAllBytes(), image, judge.maxSide());
        }
    }

    /**
     * Lets nothing more be asked; questions under way are still answered, so that nothing is paid for in vain.
     *
     * @param why for people; the first reason stays
     */
    public synchronized void adjourn(String why) {
        if (adjourned == null) {
            adjourned = why;
        }
    }

    /** Why nothing more is asked; null while the court sits. */
    public @Nullable String adjourned() {
        return adjourned;
    }

    /** What was sent to the models. */
    public ChatModel.Usage usage() {
        return judge.usage();
    }

    @Override
    public void close() throws IOException {
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        images.close();
    }
}
