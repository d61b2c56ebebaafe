package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What several rules ask of a scene, found out once: which regions are sound, which labels are known to the last
 * instance, how two regions lie in depth, and how a region can be mentioned.
 */
public final class SceneFacts {

    /** Flags that make a region no plain instance of its label. */
    private static final Flags NOT_PLAIN =
            Flags.of(RegionFlag.CROWD, RegionFlag.GROUP, RegionFlag.DEPICTION, RegionFlag.INSIDE, RegionFlag.REFLECTED);

    private final Scene scene;
    private final Margins margins;
    private final NearFarFromBoxes boxes;
    private final long chance;
    private final @Nullable Reason[] flaws;
    private final Map<String, LabelFacts> labels;
    private final Conditions conditions;
    private final References references;

    private SceneFacts(Scene scene, Margins margins, NearFarFromBoxes boxes, long chance) {
        this.scene = scene;
        this.margins = margins;
        this.boxes = boxes;
        this.chance = chance;
        this.flaws = flaws(scene, margins);
        this.labels = collectLabels();
        this.conditions = new Conditions(this);
        this.references = new References(this);
    }

    /**
     * @param chance a well-mixed number from which all of the image's random choices are made
     */
    public static SceneFacts of(Scene scene, Margins margins, long chance) {
        return of(scene, margins, NearFarFromBoxes.AUTO, chance);
    }

    /**
     * @param boxes whether near and far may be told without depth
     * @param chance a well-mixed number from which all of the image's random choices are made
     */
    public static SceneFacts of(Scene scene, Margins margins, NearFarFromBoxes boxes, long chance) {
        return new SceneFacts(scene, margins, boxes, chance);
    }

    public Scene scene() {
        return scene;
    }

    public Margins margins() {
        return margins;
    }

    public long chance() {
        return chance;
    }

    /** The labels of the scene's regions with what is known of each, in alphabetical order. */
    public Map<String, LabelFacts> labels() {
        return labels;
    }

    private Map<String, LabelFacts> collectLabels() {
        Map<String, List<Region>> byLabel = new TreeMap<>();
        for (Region region : scene.regions()) {
            byLabel.computeIfAbsent(region.label(), l -> new ArrayList<>(4)).add(region);
        }
        Map<String, LabelFacts> facts = new TreeMap<>();
        byLabel.forEach((label, instances) -> {
            boolean alike = hasRelated(label, byLabel.keySet());
            Reason doubt = doubt(label, instances, alike, byLabel);
            boolean named = doubt == null && !alike && Labels.standard().isThing(label) && !FreeText.isPlural(label);
            facts.put(label, new LabelFacts(label, instances, doubt, named));
        });
        return facts;
    }

    /** Which instances meet which conditions. */
    Conditions conditions() {
        return conditions;
    }

    /** Whether two regions, one of which has no depth, may be told apart in depth by their boxes. */
    boolean nearFarFromBoxes() {
        return switch (boxes) {
            case AUTO -> scene.depth() == null;
            case ON -> true;
            case OFF -> false;
        };
    }

    /** How regions of this scene can be named. */
    public References references() {
        return references;
    }

    /** Why no relation is asked about the region; null where it is sound. */
    public @Nullable Reason flaw(Region region) {
        return flaws[index(region)];
    }

    /** The regions with an extent about which relations may be asked, in the order of their numbers. */
    public List<Region> sound() {
        List<Region> sound = new ArrayList<>(flaws.length);
        for (Region region : placed()) {
            if (region.shape() instanceof Box) {
                sound.add(region);
            }
        }
        return sound;
    }

    /** The same with points: the regions of which it may be asked where they are in the image. */
    public List<Region> placed() {
        List<Region> placed = new ArrayList<>(flaws.length);
        for (int i = 0; i < flaws.length; i++) {
            if (flaws[i] == null) {
                placed.add(scene.regions().get(i));
            }
        }
        return placed;
    }

    /** Why it is not said of a label known to be absent that there is none; null where it may be said. */
    @Nullable
    Reason doubtOfAbsence(String label) {
        if (!Labels.standard().isThing(label)) {
            return Reason.NOT_A_THING;
        }
        for (String present : labels.keySet()) {
            if (Labels.standard().related(label, present)) {
                return Reason.RELATED_LABEL;
            }
        }
        return null;
    }

    /** What a claim rests on that picks a region by an expression. */
    Evidence evidence(String rule, References.Reference reference) {
        boolean byDepth = switch (reference.expression()) {
            case Expression.Extreme e -> e.extremity().ofDepth();
            case Expression.ExtremeSuch e -> e.extremity().ofDepth();
            case Expression.Every e -> false;
            case Expression.Only e -> false;
            case Expression.Ordinal e -> false;
            case Expression.Such e -> false;
            case Expression.Stated e -> false;
        };
        return new Evidence(rule, byDepth ? depthSource() : null, List.of(reference.measure()));
    }

    /** Id of the scene's depth; null where it has none. */
    @Nullable
    String depthSource() {
        return scene.depth() == null ? null : scene.depth().id();
    }

    /** Reports the regions that are not sound, and points unless the task takes them, as abstentions of a task. */
    void reportFlaws(Task task, Findings findings) {
        for (int i = 0; i < flaws.length; i++) {
            Region region = scene.regions().get(i);
            Reason flaw = flaws[i];
            if (flaw == null && task != Task.LEFT_RIGHT && region.shape() instanceof Point) {
                flaw = Reason.NO_EXTENT;
            }
            if (flaw != null) {
                findings.abstain(task, flaw, region.id());
            }
        }
    }

    private static int index(Region region) {
        return Integer.parseInt(region.id(), 1, region.id().length(), 10);
    }

    private static @Nullable Reason[] flaws(Scene scene, Margins margins) {
        List<Region> regions = scene.regions();
        @Nullable Reason[] flaws = new Reason[regions.size()];
        double area = (double) scene.image().width() * scene.image().height();
        double scale = Math.sqrt(1e6 / area);
        for (int i = 0; i < flaws.length; i++) {
            Region region = regions.get(i);
            Box box = region.box();
            if (region.flags().hasAny(NOT_PLAIN)) {
                flaws[i] = Reason.FLAGGED;
            } else if (region.shape() instanceof Point) {
                continue;
            } else if (box.area() < margins.tinyArea() * area
                    || Math.min(box.width(), box.height()) * scale < margins.tinySide()) {
                flaws[i] = Reason.TINY;
            } else if (region.has(RegionFlag.TRUNCATED) && box.area() < margins.cutArea() * area) {
                flaws[i] = Reason.TRUNCATED;
            }
        }
        for (int i = 0; i < flaws.length; i++) {
            for (int j = i + 1; j < flaws.length; j++) {
                Region a = regions.get(i);
                Region b = regions.get(j);
                if (mayBeOne(a, b, margins, scene.image())) {
                    flaws[i] = flaws[i] == null ? Reason.POSSIBLE_DUPLICATE : flaws[i];
                    flaws[j] = flaws[j] == null ? Reason.POSSIBLE_DUPLICATE : flaws[j];
                }
            }
        }
        return flaws;
    }

    /** Boxes of related labels that nearly coincide, and points of one label that nearly do. */
    static boolean mayBeOne(Region a, Region b, Margins margins, Image image) {
        if (a.shape() instanceof Point p && b.shape() instanceof Point q) {
            return a.label().equals(b.label())
                    && Math.hypot(p.x() - q.x(), p.y() - q.y())
                            < margins.pointGap() * Math.max(image.width(), image.height());
        }
        return a.box().iou(b.box()) > margins.duplicateIou()
                && Labels.standard().related(a.label(), b.label());
    }

    /** Why the instances of a label can't be told apart, counted and named; null where they can. */
    private @Nullable Reason doubt(
            String label, List<Region> instances, boolean alike, Map<String, List<Region>> byLabel) {
        boolean pointed = allPoints(instances);
        if (!Labels.standard().isThing(label) && !(pointed && canBePointedAt(label))) {
            return Reason.NOT_A_THING;
        }
        if (!scene.exhaustive().contains(label)) {
            return Reason.NOT_EXHAUSTIVE;
        }
        for (Region instance : instances) {
            Reason flaw = flaw(instance);
            if (flaw != null) {
                return flaw;
            }
        }
        if (instances.size() > margins.maxCount()) {
            return Reason.TOO_MANY;
        }
        if (!pointed && hasPoints(instances)) {
            return Reason.POSSIBLE_DUPLICATE;
        }
        // Whoever points answers for a label alone: "red cups" are "cups" too, and neither count is wrong.
        return alike && !(pointed && relatedArePoints(label, byLabel)) ? Reason.RELATED_LABEL : null;
    }

    private static boolean relatedArePoints(String label, Map<String, List<Region>> byLabel) {
        for (Map.Entry<String, List<Region>> other : byLabel.entrySet()) {
            if (Labels.standard().related(label, other.getKey()) && !allPoints(other.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasRelated(String label, Set<String> others) {
        for (String other : others) {
            if (!other.equals(label) && Labels.standard().related(label, other)) {
                return true;
            }
        }
        return false;
    }

    /** Parts and bunches, which people point at one by one, and text that can be quoted. */
    private static boolean canBePointedAt(String label) {
        return switch (Labels.standard().kind(label)) {
            case PART, BUNCH -> true;
            case ODD -> FreeText.canBeQuoted(label);
            case THING, MASS, PLURAL -> false;
        };
    }

    private static boolean allPoints(List<Region> regions) {
        for (Region region : regions) {
            if (!(region.shape() instanceof Point)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasPoints(List<Region> regions) {
        for (Region region : regions) {
            if (region.shape() instanceof Point) {
                return true;
            }
        }
        return false;
    }

    /**
     * One label of a scene.
     *
     * @param instances its regions in the order of their numbers
     * @param doubt why they can't be counted and grounded; null where they can
     * @param isNamed whether a single instance can be named as well: "the X", which quoted labels, parts and labels beside
     *     which another may mean the same can't
     */
    public record LabelFacts(
            String label, List<Region> instances, @Nullable Reason doubt, boolean isNamed) {}
}
