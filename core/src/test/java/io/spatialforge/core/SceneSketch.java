package io.spatialforge.core;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.FacingEstimate;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionDepth;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A scene of 1000 by 1000 pixels put together in a line or two, and what the rules find in it. */
public final class SceneSketch {

    private final List<Region> regions = new ArrayList<>();
    private final List<Relationship> relationships = new ArrayList<>();
    private final Set<String> notExhaustive = new TreeSet<>();
    private final Set<String> absent = new TreeSet<>();
    private @Nullable DepthSource depth;

    public static SceneSketch sketch() {
        return new SceneSketch();
    }

    public SceneSketch box(String label, double x1, double y1, double x2, double y2, RegionFlag... flags) {
        regions.add(Region.annotated(regions.size(), label, new Box(x1, y1, x2, y2), Flags.of(flags)));
        return this;
    }

    public SceneSketch point(String label, double x, double y) {
        regions.add(Region.annotated(regions.size(), label, new Point(x, y), Flags.NONE));
        return this;
    }

    /** Says of the last region that it has an attribute. */
    public SceneSketch with(String attribute) {
        Attributes known = regions.getLast().attributes();
        List<String> present = new ArrayList<>(known.present());
        present.add(attribute);
        replaceLast(regions.getLast().withAttributes(Attributes.of(present, known.absent())));
        return this;
    }

    /** Says of the last region that it does not have an attribute. */
    public SceneSketch without(String attribute) {
        Attributes known = regions.getLast().attributes();
        List<String> absentOnes = new ArrayList<>(known.absent());
        absentOnes.add(attribute);
        replaceLast(regions.getLast().withAttributes(Attributes.of(known.present(), absentOnes)));
        return this;
    }

    /** Has somebody describe the last region. */
    public SceneSketch called(String... words) {
        replaceLast(regions.getLast().withExpressions(List.of(words)));
        return this;
    }

    /** States a relationship of two regions by their places. */
    public SceneSketch stated(int subject, String predicate, int object) {
        relationships.add(new Relationship("r" + subject, predicate, "r" + object));
        return this;
    }

    /** Gives the last region a depth in metres along the axis, of the extent given. */
    public SceneSketch from(double near, double far) {
        depth = new DepthSource("sketch", DepthSource.Kind.METRIC, DepthSource.Geometry.Z, 0.5, 20);
        DepthExtent extent = new DepthExtent(near, (near + far) / 2, far, 1000);
        replaceLast(regions.getLast().withDepth(new RegionDepth(extent, extent)));
        return this;
    }

    public SceneSketch at(double metres) {
        return from(0.98 * metres, 1.02 * metres);
    }

    /** Says that the scene's distances were estimated by a network. Comes after the regions. */
    public SceneSketch estimated() {
        depth = new DepthSource(
                "sketch", DepthSource.Kind.METRIC, DepthSource.Geometry.Z, DepthSource.Origin.ESTIMATED, 0.5, 20);
        return this;
    }

    /** Gives the last region an inverse depth in a scene of the given range. */
    public SceneSketch inverse(double value, double low, double high) {
        depth = new DepthSource("sketch", DepthSource.Kind.INVERSE, DepthSource.Geometry.Z, low, high);
        DepthExtent extent = new DepthExtent(value, value, value, 1000);
        replaceLast(regions.getLast().withDepth(new RegionDepth(extent, extent)));
        return this;
    }

    public SceneSketch facing(View view) {
        return facing(view, 0.9);
    }

    public SceneSketch facing(View view, double confidence) {
        double degrees = switch (view) {
            case TOWARDS -> 0;
            case AWAY -> 180;
            case LEFT -> -90;
            case RIGHT -> 90;
        };
        replaceLast(regions.getLast()
                .withKeypoints(GeneratedScenes.keypoints(regions.getLast().box(), view))
                .withFacing(new FacingEstimate(view, degrees, 30, confidence, "sketch")));
        return this;
    }

    public SceneSketch notExhaustive(String label) {
        notExhaustive.add(label);
        return this;
    }

    public SceneSketch absent(String label) {
        absent.add(label);
        return this;
    }

    public Scene scene() {
        Image image = new Image("sketch/1", "sketch", "1.jpg", null, null, 1000, 1000, Transform.IDENTITY, null);
        Set<String> exhaustive = new TreeSet<>();
        regions.forEach(r -> exhaustive.add(r.label()));
        exhaustive.removeAll(notExhaustive);
        return new Scene(image, regions, exhaustive, absent, depth).withRelationships(relationships);
    }

    /** All claims of a task. */
    public List<Claim> claims(Task task) {
        return candidates(task).stream().map(Candidate::claim).toList();
    }

    /** All claims of a task with their evidence. */
    public List<Candidate> candidates(Task task) {
        return found().claims.stream().filter(c -> c.claim().task() == task).toList();
    }

    /** All reasons for which a task abstained. */
    public List<Reason> reasons(Task task) {
        return found().reasons.stream()
                .filter(r -> r.task == task)
                .map(r -> r.reason)
                .toList();
    }

    private Found found() {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        SceneFacts facts = SceneFacts.of(scene(), Margins.ofDefaults(), 42);
        for (Rule rule : Rule.standard()) {
            rule.apply(facts, found);
        }
        return found;
    }

    private void replaceLast(Region region) {
        regions.set(regions.size() - 1, region);
    }

    private record Abstained(Task task, Reason reason) {}

    private record Found(List<Candidate> claims, List<Abstained> reasons) implements Findings {
        @Override
        public void claim(Candidate candidate) {
            claims.add(candidate);
        }

        @Override
        public void abstain(Task task, Reason reason, String about, @Nullable String other) {
            reasons.add(new Abstained(task, reason));
        }
    }
}
