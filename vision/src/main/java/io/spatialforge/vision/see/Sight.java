package io.spatialforge.vision.see;

import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.vision.Sha256;
import io.spatialforge.vision.depth.DepthMap;
import io.spatialforge.vision.model.DepthModel;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.Detector;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.PoseModel;
import io.spatialforge.vision.people.PosedPerson;
import io.spatialforge.vision.people.TwoLooks;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All models of a run, shown photographs together. Safe for several threads: each call decodes its photographs, shows
 * them to one model after another as one batch, and lets them go. Several calls at a time keep processors and devices
 * busy, for while one decodes, another infers; no queue between them is needed.
 *
 * <p>What an earlier look at the same bytes with the same model found is taken over, and a photograph of which everything
 * is known is not even decoded.
 */
public final class Sight {

    /**
     * Photographs are decoded with at least so many pixels on the shorter side: twice what detectors and depth models
     * take, so that a person of a third of the picture's height still fills what a pose model takes.
     */
    public static final int LEAST_SIDE = 800;

    private final List<Detector> detectors;
    private final List<DepthModel> depths;
    private final @Nullable PoseModel pose;
    private final Attention attention;
    private final String runtime;

    /**
     * @param attention whom the pose model is shown
     * @param runtime what the models run on, for the record
     */
    public Sight(
            List<Detector> detectors,
            List<DepthModel> depths,
            @Nullable PoseModel pose,
            Attention attention,
            String runtime) {
        this.detectors = List.copyOf(detectors);
        this.depths = List.copyOf(depths);
        this.pose = pose;
        this.attention = attention;
        this.runtime = runtime;
    }

    /** All models, in the order in which they look. */
    public List<ModelIdentity> models() {
        List<ModelIdentity> models = new ArrayList<>();
        detectors.forEach(m -> models.add(m.identity()));
        depths.forEach(m -> models.add(m.identity()));
        if (pose != null) {
            models.add(TwoLooks.identity(pose));
        }
        return models;
    }

    /** Whether there is a model for it. */
    public boolean has(Sense sense) {
        return switch (sense) {
            case OBJECTS -> !detectors.isEmpty();
            case DEPTH -> !depths.isEmpty();
            case POSES -> pose != null;
        };
    }

    /**
     * Looks at photographs as one batch.
     *
     * @return one outcome for each, in order
     * @throws io.spatialforge.vision.model.ModelException if inference fails
     */
    public List<Looked> look(List<Glance> glances) {
        List<Draft> drafts = new ArrayList<>(glances.size());
        for (Glance glance : glances) {
            drafts.add(new Draft(glance));
        }
        try {
            for (Draft draft : drafts) {
                draft.decodeIfNeeded();
            }
            for (int i = 0; i < detectors.size(); i++) {
                detect(i, drafts);
            }
            for (int i = 0; i < depths.size(); i++) {
                depth(i, drafts);
            }
            for (Draft draft : drafts) {
                draft.pose();
            }
            List<Looked> outcomes = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                outcomes.add(draft.outcome());
            }
            return outcomes;
        } finally {
            for (Draft draft : drafts) {
                draft.close();
            }
        }
    }

    private void detect(int index, List<Draft> drafts) {
        List<Draft> open = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.asks(Sense.OBJECTS) && draft.seen[index] == null) {
                open.add(draft);
                pictures.add(draft.picture());
            }
        }
        if (!open.isEmpty()) {
            Detector detector = detectors.get(index);
            List<List<Detection>> found = detector.detect(pictures);
            for (int i = 0; i < open.size(); i++) {
                open.get(i).seen[index] = new Perception.Seen(detector.identity(), Kept.detections(found.get(i)));
            }
        }
    }

    private void depth(int index, List<Draft> drafts) {
        List<Draft> open = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.asks(Sense.DEPTH) && draft.depths[index] == null) {
                open.add(draft);
                pictures.add(draft.picture());
            }
        }
        if (!open.isEmpty()) {
            DepthModel model = depths.get(index);
            List<DepthMap> maps = model.depth(pictures);
            for (int i = 0; i < open.size(); i++) {
                DepthLevels kept = DepthLevels.of(maps.get(i), model.meaning().kind());
                open.get(i).depths[index] = new Perception.Depth(model.identity(), model.meaning(), kept);
            }
        }
    }

    /** One photograph on its way through the models. */
    private final class Draft implements AutoCloseable {

        private final Glance glance;
        private final String sha256;
        private final @Nullable Perception known;
        private boolean asked;
        private final Perception.@Nullable Seen[] seen = new Perception.@Nullable Seen[detectors.size()];
        private final Perception.@Nullable Depth[] depths = new Perception.@Nullable Depth[Sight.this.depths.size()];
        private List<PosedPerson> people = List.of();
        private @Nullable Picture picture;
        private Looked.@Nullable Flawed flaw;

        Draft(Glance glance) {
            this.glance = glance;
            sha256 = Sha256.of(glance.bytes());
            Image image = glance.scene().image();
            known = switch (glance.known()) {
                case Looked.Seen s
                when s.sha256().equals(sha256)
                        && s.perception().width() == image.width()
                        && s.perception().height() == image.height() -> s.perception();
                case Looked.Flawed f
                when f.sha256().equals(sha256) -> {
                    flaw = f;
                    yield null;
                }
                case null, default -> null;
            };
            takeOver();
        }

        private void takeOver() {
            if (known == null) {
                return;
            }
            for (int i = 0; i < seen.length; i++) {
                ModelIdentity model = detectors.get(i).identity();
                for (Perception.Seen s : known.seen()) {
                    seen[i] = s.detector().equals(model) ? s : seen[i];
                }
            }
            for (int i = 0; i < depths.length; i++) {
                ModelIdentity model = Sight.this.depths.get(i).identity();
                for (Perception.Depth d : known.depths()) {
                    depths[i] = d.model().equals(model) ? d : depths[i];
                }
            }
        }

        boolean asks(Sense sense) {
            return flaw == null && glance.senses().contains(sense);
        }

        /** Decoding comes first, so that damage is found before any model is asked. */
        void decodeIfNeeded() {
            boolean needed = false;
            for (int i = 0; i < seen.length; i++) {
                needed |= asks(Sense.OBJECTS) && seen[i] == null;
            }
            for (int i = 0; i < depths.length; i++) {
                needed |= asks(Sense.DEPTH) && depths[i] == null;
            }
            if (needed) {
                decode();
            }
        }

        private void decode() {
            try {
                picture = PictureDecoder.decode(
                        glance.bytes(), glance.scene().image().transform(), LEAST_SIDE, glance.integrity());
            } catch (PictureException e) {
                flaw = new Looked.Flawed(sha256, e.reason(), String.valueOf(e.getMessage()));
            }
        }

        /** What a model is to be shown; from now on the outcome is of this look. */
        Picture picture() {
            asked = true;
            return Objects.requireNonNull(picture, "decoded before any model is asked");
        }

        void pose() {
            PoseModel model = pose;
            if (model == null || !asks(Sense.POSES)) {
                return;
            }
            ModelIdentity looking = TwoLooks.identity(model);
            List<Box> wanted = attention.people(glance.scene(), detections());
            @Nullable PosedPerson[] found = new @Nullable PosedPerson[wanted.size()];
            List<Box> open = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                found[i] = knownPerson(looking, wanted.get(i));
                if (found[i] == null) {
                    open.add(wanted.get(i));
                }
            }
            if (!open.isEmpty()) {
                if (picture == null) {
                    decode();
                }
                if (flaw != null) {
                    return;
                }
                List<TwoLooks> poses = TwoLooks.at(model, picture(), open);
                int next = 0;
                for (int i = 0; i < found.length; i++) {
                    if (found[i] == null) {
                        found[i] = new PosedPerson(looking, wanted.get(i), Kept.looks(poses.get(next++)));
                    }
                }
            }
            List<PosedPerson> all = new ArrayList<>(found.length);
            for (PosedPerson person : found) {
                all.add(Objects.requireNonNull(person));
            }
            people = all;
        }

        private List<Perception.Seen> detections() {
            List<Perception.Seen> all = new ArrayList<>();
            for (Perception.Seen s : seen) {
                if (s != null && glance.senses().contains(Sense.OBJECTS)) {
                    all.add(s);
                }
            }
            return all;
        }

        private @Nullable PosedPerson knownPerson(ModelIdentity model, Box box) {
            if (known != null) {
                for (PosedPerson person : known.people()) {
                    if (person.model().equals(model) && person.box().equals(box)) {
                        return person;
                    }
                }
            }
            return null;
        }

        Looked outcome() {
            if (flaw != null) {
                return flaw;
            }
            List<Perception.Depth> maps = new ArrayList<>();
            for (Perception.Depth map : depths) {
                if (map != null && glance.senses().contains(Sense.DEPTH)) {
                    maps.add(map);
                }
            }
            Image image = glance.scene().image();
            Perception perception = new Perception(image.width(), image.height(), detections(), people, maps);
            String on = !asked && glance.known() instanceof Looked.Seen s ? s.runtime() : runtime;
            return new Looked.Seen(sha256, on, perception);
        }

        @Override
        public void close() {
            if (picture != null) {
                picture.close();
            }
        }
    }
}
