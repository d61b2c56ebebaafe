package io.spatialforge.pipeline.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.CloserLook;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A run of which single pairs are explained: finds what it stored of an id, forges the scene again for what it did not
 * store, and holds the two against each other.
 */
public final class ExplainedRun {

    /** Between the id of an image and that of something in it. */
    public static final char OF_IMAGE = '#';

    private static final int MOST_NAMED = 5;

    private final FinishedRun run;
    private final RunRecord record;
    private final StoredLines stored;

    private ExplainedRun(FinishedRun run, RunRecord record, StoredLines stored) {
        this.run = run;
        this.record = record;
        this.stored = stored;
    }

    /** Hears how many files of a search have been looked through; from several threads. */
    @FunctionalInterface
    public interface Progress {
        void searched(int files, int of);
    }

    /**
     * Opens a finished run.
     *
     * @param workers threads for a search through all shards, at least 1
     * @throws io.spatialforge.pipeline.config.ConfigException if {@code run.json} is missing or no JSON
     */
    public static ExplainedRun of(FinishedRun run, int workers, Progress progress) throws IOException {
        return new ExplainedRun(
                run, RunRecord.of(run.facts().run()), new StoredLines(run, workers, progress::searched));
    }

    public RunRecord record() {
        return record;
    }

    public FinishedRun run() {
        return run;
    }

    /** The scene of an image, as perceived; null where the run has none. Reads the lines of the image's shard. */
    public @Nullable Scene scene(String image) throws IOException, InterruptedException {
        return stored.scene(image);
    }

    /** The scene of an image as it was read, also where a later stage left it out; null where that is gone. */
    public @Nullable Scene ingested(String image) throws IOException, InterruptedException {
        return stored.ingested(image);
    }

    /** What was seen of the photograph of a scene, where it is still at hand. */
    public Sights sights(Scene scene) throws IOException, InterruptedException {
        return Sights.of(run, scene);
    }

    /**
     * The story of what has an id.
     *
     * @param id of a pair that was kept or dropped after forging, or the beginning of one; or, of anything that a rule
     *     looked at, the image's id, a {@code #} and the id that {@link #image} lists
     * @throws UnknownIdException if there is nothing of that id, or several things begin so
     */
    public Story story(String id) throws IOException, InterruptedException {
        int mark = id.lastIndexOf(OF_IMAGE);
        if (mark >= 0) {
            return story(id.substring(0, mark), id.substring(mark + 1));
        }
        requireHex(id);
        StoredLines.OfId found = stored.ofId(id);
        NavigableSet<String> ids = new TreeSet<>();
        found.kept().forEach(pair -> ids.add(pair.id()));
        found.dropped().forEach(drop -> ids.add(String.valueOf(drop.subject())));
        if (ids.isEmpty()) {
            throw new UnknownIdException("no pair with the id %s was kept by %s, or dropped after it was verified. "
                            .formatted(id, run.folder().root())
                    + "If it never came so far, name its image: explain RUN IMAGE#ID; explain RUN --image IMAGE lists"
                    + " the ids of all that was looked at in an image");
        }
        requireOne(id, ids);
        if (found.kept().isEmpty()) {
            return story(String.valueOf(found.dropped().getFirst().image()), ids.first());
        }
        QaPair kept = found.kept().getFirst();
        return story(kept.image().id(), kept.id());
    }

    /**
     * The story of something in an image.
     *
     * @param id as {@link #image} lists it, or its beginning
     * @throws UnknownIdException if there is nothing of that id in the image, or several things begin so
     */
    public Story story(String image, String id) throws IOException, InterruptedException {
        requireHex(id);
        StoredLines.OfImage lines = stored.ofImage(image);
        Scene scene = lines.scene();
        return story(image, id, lines, scene == null ? null : Forged.of(record.forge(), scene));
    }

    private Story story(String image, String id, StoredLines.OfImage lines, @Nullable Forged forged)
            throws IOException, InterruptedException {
        Scene scene = lines.scene();
        Map<String, QaPair> kept = byId(lines.kept());
        List<Drop> dropped = lines.dropped();
        NavigableSet<String> ids = new TreeSet<>();
        kept.keySet().stream().filter(k -> k.startsWith(id)).forEach(ids::add);
        for (Drop drop : dropped) {
            String subject = drop.subject();
            if (isOfPair(drop) && subject != null && subject.startsWith(id)) {
                ids.add(subject);
            }
        }
        if (forged != null) {
            forged.outcomes().stream()
                    .map(Outcome::id)
                    .filter(o -> o.startsWith(id))
                    .forEach(ids::add);
        }
        if (ids.isEmpty()) {
            throw new UnknownIdException(
                    scene == null && dropped.isEmpty()
                            ? noImage(image)
                            : "nothing of image %s has the id %s; explain RUN --image %s lists all that was looked at in it"
                                    .formatted(image, id, image));
        }
        requireOne(id, ids);
        return story(ids.first(), image, scene, forged, kept.get(ids.first()), dropped);
    }

    /**
     * The story of what a line of {@code dropped/} is about; empty where no rule looked at it, as of images and regions, or
     * where the rules do not come to it now.
     */
    public Optional<Story> story(Drop drop) throws IOException, InterruptedException {
        String image = drop.image();
        String subject = drop.subject();
        if (image == null || subject == null) {
            return Optional.empty();
        }
        if (isOfPair(drop) && subject.matches("[0-9a-f]{16}")) {
            return Optional.of(story(image, subject));
        }
        if (drop.stage() != Stage.FORGE) {
            return Optional.empty();
        }
        StoredLines.OfImage lines = stored.ofImage(image);
        Scene scene = lines.scene();
        if (scene == null) {
            return Optional.empty();
        }
        Forged forged = Forged.of(record.forge(), scene);
        for (Outcome outcome : forged.outcomes()) {
            if (isOf(outcome, drop.reason(), subject)) {
                return Optional.of(story(image, outcome.id(), lines, forged));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Outcome outcome, Reason reason, String subject) {
        return switch (outcome) {
            case Outcome.Verified v -> false;
            case Outcome.Rejected r -> r.reason() == reason && isOf(r.pair().claim(), subject);
            case Outcome.Capped c -> c.reason() == reason && isOf(c.pair().claim(), subject);
            case Outcome.Abstained a ->
                a.reason() == reason
                        && Forged.subject(a.task(), a.about(), a.other()).equals(subject);
        };
    }

    private static boolean isOf(Claim claim, String subject) {
        return claim.toString().equals(subject);
    }

    private Story story(
            String id,
            String imageId,
            @Nullable Scene scene,
            @Nullable Forged forged,
            @Nullable QaPair kept,
            List<Drop> dropped)
            throws IOException, InterruptedException {
        Outcome outcome = forged == null ? null : outcome(forged, id);
        List<Drop> ofId = dropped.stream()
                .filter(drop -> isOfPair(drop) && id.equals(drop.subject()))
                .toList();
        QaPair pair = kept;
        if (pair == null && outcome != null) {
            pair = outcome.pair();
        }
        if (pair == null && !(outcome instanceof Outcome.Abstained)) {
            pair = stored.inWork(imageId, id);
        }
        Image image = pair != null ? pair.image() : scene != null ? scene.image() : null;
        if (image == null) {
            throw new UnknownIdException("the scene of image %s is not in %s any more, and neither is the pair %s"
                    .formatted(imageId, run.folder().root(), id));
        }
        List<String> notes = new ArrayList<>();
        if (kept != null) {
            ofId.forEach(drop -> notes.add("the same claim was stated once more, and %s left it out: %s"
                    .formatted(drop.stage().id(), drop.reason().meaning())));
        }
        return new Story(
                record,
                id,
                new Fates(stored, imageId).of(kept, ofId, outcome),
                image,
                scene,
                outcome,
                pair,
                pair == null || scene == null ? null : checks(scene, pair),
                outcome instanceof Outcome.Abstained a && forged != null
                        ? CloserLook.at(forged.facts(), a.task(), a.reason(), a.about(), a.other())
                        : null,
                compared(scene, outcome, kept),
                Copies.of(run.folder().copies(), imageId),
                notes);
    }

    private static @Nullable Outcome outcome(Forged forged, String id) {
        for (Outcome outcome : forged.outcomes()) {
            if (outcome.id().equals(id)) {
                return outcome;
            }
        }
        return null;
    }

    private static Story.Checks checks(Scene scene, QaPair pair) {
        Verifier verifier = Verifier.of(scene);
        Reading reading = Reader.of(scene, verifier::resolve).read(pair.phrased());
        Verdict verdict = verifier.derive(pair.claim());
        return new Story.Checks(reading, verdict);
    }

    private static Story.Recomputed compared(@Nullable Scene scene, @Nullable Outcome outcome, @Nullable QaPair kept) {
        if (scene == null) {
            return Story.Recomputed.NO_SCENE;
        }
        if (kept == null) {
            return Story.Recomputed.ONLY;
        }
        if (!(outcome instanceof Outcome.Verified verified)) {
            return Story.Recomputed.NOT_STATED;
        }
        QaPair now = verified.pair();
        boolean same = now.phrased().equals(kept.phrased())
                && now.evidence().measures().equals(kept.evidence().measures())
                && now.evidence().rule().equals(kept.evidence().rule());
        return same ? Story.Recomputed.SAME : Story.Recomputed.DIFFERENT;
    }

    /**
     * What came of an image and all that rules looked at in it.
     *
     * @throws UnknownIdException if the run knows no such image
     */
    public ImageStory image(String image) throws IOException, InterruptedException {
        StoredLines.OfImage lines = stored.ofImage(image);
        Scene scene = lines.scene();
        List<Drop> dropped = lines.dropped();
        if (scene == null && dropped.isEmpty()) {
            throw new UnknownIdException(noImage(image));
        }
        List<Drop> before = dropped.stream()
                .filter(drop -> drop.stage().compareTo(Stage.FORGE) < 0)
                .toList();
        List<ImageStory.Entry> entries =
                scene == null ? List.of() : new ImageEntries(record, stored).of(scene, image, lines);
        return new ImageStory(record, image, scene, before, entries);
    }

    static Map<String, QaPair> byId(List<QaPair> pairs) {
        Map<String, QaPair> byId = new HashMap<>();
        for (QaPair pair : pairs) {
            byId.put(pair.id(), pair);
        }
        return byId;
    }

    static boolean isOfPair(Drop drop) {
        return drop.unit() == Unit.PAIRS && drop.stage().compareTo(Stage.FORGE) > 0;
    }

    private String noImage(String image) throws IOException, InterruptedException {
        String name = image.substring(image.lastIndexOf('/') + 1);
        List<String> like = name.isEmpty() ? List.of() : stored.imagesLike(name, MOST_NAMED);
        return "the run %s knows no image %s, neither kept nor dropped%s"
                .formatted(
                        run.folder().root(),
                        image,
                        like.isEmpty()
                                ? "; ids begin with the name of their source, as in coco/139"
                                : "; there are " + String.join(", ", like));
    }

    private static void requireHex(String id) {
        if (!id.matches("[0-9a-f]{1,16}")) {
            throw new UnknownIdException("'" + id
                    + "' is no id of a pair: expected 16 digits of 0-9 and a-f, or the first few of them, as in the field"
                    + " 'id' of a line of qa/; for all that came of an image, use --image");
        }
    }

    private static void requireOne(String id, NavigableSet<String> ids) {
        if (ids.size() > 1) {
            throw new UnknownIdException("%d ids begin with %s: %s%s; give more of it"
                    .formatted(
                            ids.size(),
                            id,
                            String.join(", ", ids.stream().limit(MOST_NAMED).toList()),
                            ids.size() > MOST_NAMED ? ", …" : ""));
        }
    }
}
