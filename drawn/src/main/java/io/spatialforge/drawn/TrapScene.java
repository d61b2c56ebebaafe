package io.spatialforge.drawn;

import io.spatialforge.drawn.DepthCamera.Sensed;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A scene meant to be hard: what is true of it, what annotators wrote down of it, and what a sensor saw. */
public final class TrapScene {
    private final Trap trap;
    private final SceneArtist.Composition composition;
    private final List<DrawnObject> objects;
    private final List<Apparition> apparitions;
    private final Annotator.Sheet sheet;
    private final @Nullable Sensed sensed;

    private TrapScene(
            Trap trap,
            SceneArtist.Composition composition,
            List<DrawnObject> objects,
            List<Apparition> apparitions,
            Annotator.Sheet sheet,
            @Nullable Sensed sensed) {
        this.trap = trap;
        this.composition = composition;
        this.objects = objects;
        this.apparitions = apparitions;
        this.sheet = sheet;
        this.sensed = sensed;
    }

    static TrapScene of(Trap trap, SceneArtist.Composition composition, Dice dice) {
        GroundTruth truth = composition.truth();
        Stage stage = composition.stage();
        List<DrawnObject> objects = List.copyOf(truth.objects());
        List<Apparition> apparitions = List.copyOf(truth.apparitions());
        Annotator.Sheet sheet =
                new Annotator(trap, new Dice(dice.seed()), stage.width, stage.height).annotate(objects, apparitions);
        DepthCamera camera = new DepthCamera(new Dice(dice.seed()), stage.width, stage.height, stage.camera.focalPx());
        Sensed sensed = trap == Trap.BOXES ? null : camera.sense(trap, truth.depthMetres(), truth.virtualDepth());
        return new TrapScene(trap, composition, objects, apparitions, sheet, sensed);
    }

    public Trap trap() {
        return trap;
    }

    public int width() {
        return composition.stage().width;
    }

    public int height() {
        return composition.stage().height;
    }

    /** What is there. */
    public List<DrawnObject> objects() {
        return objects;
    }

    /** What only seems to be there. */
    public List<Apparition> apparitions() {
        return apparitions;
    }

    /** What annotators wrote down. */
    public List<Annotation> annotations() {
        return sheet.annotations();
    }

    /** Labels of which every instance is annotated. */
    public Set<String> complete() {
        return sheet.complete();
    }

    /** Labels of which there is nothing. */
    public Set<String> absent() {
        return sheet.absent();
    }

    /** What a depth camera or a network made of it; null where there was none. */
    public @Nullable Sensed sensed() {
        return sensed;
    }

    /** Paints the picture, which takes longer than all else. */
    public BufferedImage picture() {
        return SceneArtist.paint(composition).picture();
    }

    /** One line of a truth file. */
    public ObjectNode truth(String image) {
        DrawnScene scene = new DrawnScene(
                composition.kind(),
                width(),
                height(),
                new int[0],
                new float[0],
                new int[0],
                objects,
                composition.stage().camera);
        ObjectNode line = TruthLine.of(image, "", scene);
        line.put("trap", trap.id());
        for (DrawnObject object : objects) {
            Set<String> also = sheet.also().get(object.id());
            if (!also.isEmpty()) {
                ArrayNode names = ((ObjectNode) line.get("objects").get(object.id())).putArray("also");
                also.forEach(names::add);
            }
        }
        return line;
    }
}
