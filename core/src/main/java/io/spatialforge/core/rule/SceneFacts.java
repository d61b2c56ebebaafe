package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.cue.Aloft;
import io.spatialforge.core.rule.cue.LabelTraits;
import io.spatialforge.core.rule.cue.Thing;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

    private final Scene scene;
    private final Margins margins;
    private final NearFarFromBoxes boxes;
    private final long chance;
    private final List<Thing> things;
    private final @Nullable Reason[] flaws;
    private final List<Thing> sound;
    private final Map<String, LabelFacts> labels;
    private final List<Absence> absences;
    private final Conditions conditions;
    private final References references;

    private SceneFacts(Scene scene, Margins margins, NearFarFromBoxes boxes, long chance) {
        this.scene = scene;
        this.margins = margins;
        this.boxes = boxes;
        this.chance = chance;
        this.things = things(scene);
        this.flaws = Flaws.of(scene.image(), things, margins);
        this.sound = collectSound();
        Map<LabelTraits, List<Region>> instances = instances(things);
        this.labels = collectLabels(instances);
        this.absences = collectAbsences(instances.keySet());
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

    private static List<Thing> things(Scene scene) {
        List<Thing> things = new ArrayList<>(scene.regions().size());
        LabelTraits traits = null;
        for (Region region : scene.regions()) {
            // Regions of one label mostly follow each other.
            if (traits == null || !traits.label().equals(region.label())) {
                traits = LabelTraits.of(region.label());
            }
            things.add(Thing.of(region, traits));
        }
        return Aloft.marked(things);
    }

    /** The regions of each label in the order of their numbers, by label in alphabetical order. */
    private static Map<LabelTraits, List<Region>> instances(List<Thing> things) {
        Map<LabelTraits, List<Region>> instances = new TreeMap<>(Comparator.comparing(LabelTraits::label));
        List<Region> same = List.of();
        LabelTraits last = null;
        for (Thing thing : things) {
            if (last == null || !thing.traits().isOf(last)) {
                same = instances.computeIfAbsent(thing.traits(), t -> new ArrayList<>(4));
                last = thing.traits();
            }
            same.add(thing.region());
        }
        return instances;
    }

    private Map<String, LabelFacts> collectLabels(Map<LabelTraits, List<Region>> all) {
        LabelTraits[] traits = all.keySet().toArray(new LabelTraits[0]);
        boolean[] alike = new boolean[traits.length];
        for (int i = 0; i < traits.length; i++) {
            for (int j = i + 1; j < traits.length; j++) {
                if (!(alike[i] && alike[j]) && traits[i].isRelated(traits[j])) {
                    alike[i] = true;
                    alike[j] = true;
                }
            }
        }
        Map<String, LabelFacts> facts = LinkedHashMap.newLinkedHashMap(traits.length);
        int i = 0;
        for (List<Region> instances : all.values()) {
            String label = traits[i].label();
            Reason doubt = doubt(traits[i], instances, alike[i], all);
            boolean named = doubt == null && !alike[i] && traits[i].isNameable();
            facts.put(label, new LabelFacts(label, instances, doubt, named));
            i++;
        }
        return facts;
    }

    private List<Absence> collectAbsences(Set<LabelTraits> present) {
        List<Absence> all = new ArrayList<>(scene.absent().size());
        for (String label : scene.absent()) {
            all.add(new Absence(label, doubtOfAbsence(LabelTraits.of(label), present)));
        }
        return all;
    }

    private static @Nullable Reason doubtOfAbsence(LabelTraits absent, Set<LabelTraits> allPresent) {
        if (!absent.isThing()) {
            return Reason.NOT_A_THING;
        }
        for (LabelTraits present : allPresent) {
            if (absent.isRelated(present)) {
                return Reason.RELATED_LABEL;
            }
        }
        return null;
    }

    /** The labels known to be absent, in alphabetical order. */
    List<Absence> absences() {
        return absences;
    }

    /** The scene's regions with what comparisons ask of them, by their places. */
    List<Thing> things() {
        return things;
    }

    /** A region with what comparisons ask of it. */
    Thing thing(Region region) {
        return things.get(index(region));
    }

    /** What {@link #sound} gives, with what comparisons ask of them. */
    List<Thing> soundThings() {
        return sound;
    }

    private List<Thing> collectSound() {
        List<Thing> all = new ArrayList<>(flaws.length);
        for (int i = 0; i < flaws.length; i++) {
            if (flaws[i] == null && !things.get(i).isPoint()) {
                all.add(things.get(i));
            }
        }
        return all;
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
        List<Region> regions = new ArrayList<>(sound.size());
        for (Thing thing : sound) {
            regions.add(thing.region());
        }
        return regions;
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
            Reason flaw = flaws[i];
            if (flaw == null && task != Task.LEFT_RIGHT && things.get(i).isPoint()) {
                flaw = Reason.NO_EXTENT;
            }
            if (flaw != null) {
                findings.abstain(task, flaw, things.get(i).region().id());
            }
        }
    }

    private static int index(Region region) {
        return Integer.parseInt(region.id(), 1, region.id().length(), 10);
    }

    /** Why the instances of a label can't be told apart, counted and named; null where they can. */
    private @Nullable Reason doubt(
            LabelTraits label, List<Region> instances, boolean alike, Map<LabelTraits, List<Region>> all) {
        boolean pointed = allPoints(instances);
        if (!label.isThing() && !(pointed && canBePointedAt(label.label()))) {
            return Reason.NOT_A_THING;
        }
        if (!scene.exhaustive().contains(label.label())) {
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
        return alike && !(pointed && relatedArePoints(label, all)) ? Reason.RELATED_LABEL : null;
    }

    private static boolean relatedArePoints(LabelTraits label, Map<LabelTraits, List<Region>> all) {
        for (Map.Entry<LabelTraits, List<Region>> other : all.entrySet()) {
            if (label.isRelated(other.getKey()) && !allPoints(other.getValue())) {
                return false;
            }
        }
        return true;
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

    /**
     * A label known to be absent.
     *
     * @param doubt why it is not said that there is none; null where it may be said
     */
    record Absence(String label, @Nullable Reason doubt) {}
}
