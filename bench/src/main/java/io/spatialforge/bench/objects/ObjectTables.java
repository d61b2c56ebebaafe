package io.spatialforge.bench.objects;

import io.spatialforge.bench.objects.KnownPhotograph.Part;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.detect.Agreement;
import io.spatialforge.vision.detect.DetectionLimits;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.see.Perception.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the measurement writes: tables in Markdown. */
public final class ObjectTables {

    private static final double[] SHARED = {0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8};
    private static final double[] ALONE = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9};
    private static final double[] SURE = {0.65, 0.75};
    private static final double[] DOUBT = {0.1, 0.12, 0.15, 0.2, 0.25, 0.3};
    private static final double[] TRACE = {0.1, 0.15, 0.2, 0.3};

    private final List<KnownPhotograph> photographs;
    private final Set<Part> parts;
    private final Set<String> vocabulary;
    private final DetectionLimits shipped = DetectionLimits.ofDefaults();
    private final List<String> lines = new ArrayList<>();

    /**
     * @param parts those that are looked at
     * @param vocabulary what both detectors know
     */
    public ObjectTables(List<KnownPhotograph> photographs, Set<Part> parts, Set<String> vocabulary) {
        this.photographs = List.copyOf(photographs);
        this.parts = new TreeSet<>(parts);
        this.vocabulary = Set.copyOf(vocabulary);
    }

    /** All tables. */
    public List<String> lines() {
        lines.clear();
        for (Part part : parts) {
            List<KnownPhotograph> all = of(part);
            int things = all.stream().mapToInt(p -> p.things().size()).sum();
            add("%s: %d photographs, %d objects and crowds.", part.title(), all.size(), things);
        }
        add("");
        regions();
        boxes();
        counts();
        absences();
        return List.copyOf(lines);
    }

    private void add(String line, Object... values) {
        lines.add(values.length == 0 ? line : String.format(Locale.ROOT, line, values));
    }

    private List<KnownPhotograph> of(Part part) {
        return photographs.stream().filter(p -> p.part() == part).toList();
    }

    private static String shown(double bar, double shippedBar) {
        String text = String.format(Locale.ROOT, "%.2f", bar);
        return bar == shippedBar ? "**" + text + "**" : text;
    }

    private Scene scene(KnownPhotograph photograph, List<Seen> seen, DetectionLimits limits) {
        return new Agreement(limits, vocabulary, 1).of(photograph.bare(), seen).scene();
    }

    private void regions() {
        add("### Regions");
        add("");
        add("| seen by | bar | part | right | of the objects | right of those that are asked about |");
        add("|---|---|---|---|---|---|");
        for (double bar : SHARED) {
            regions("both", shown(bar, shipped.agreed()), shipped.withBars(bar, 1), Seer.BOTH);
        }
        for (double bar : ALONE) {
            regions(name(0) + " alone", shown(bar, shipped.alone()), shipped.withBars(1, bar), Seer.FIRST);
        }
        for (double bar : ALONE) {
            regions(name(1) + " alone", shown(bar, shipped.alone()), shipped.withBars(1, bar), Seer.SECOND);
        }
        add("");
    }

    private String name(int detector) {
        return photographs.getFirst().seen().get(detector).detector().id();
    }

    /** Who looks. */
    private enum Seer {
        BOTH,
        FIRST,
        SECOND;

        List<Seen> of(KnownPhotograph photograph) {
            return switch (this) {
                case BOTH -> photograph.seen();
                case FIRST -> photograph.seen().subList(0, 1);
                case SECOND -> photograph.seen().subList(1, 2);
            };
        }
    }

    private void regions(String by, String bar, DetectionLimits limits, Seer seer) {
        for (Part part : parts) {
            Share right = Share.NONE;
            Share asked = Share.NONE;
            int things = 0;
            for (KnownPhotograph photograph : of(part)) {
                Scene scene = scene(photograph, seer.of(photograph), limits);
                SceneFacts facts = SceneFacts.of(scene, Margins.ofDefaults(), 1);
                for (RegionJudge.Judged judged : RegionJudge.of(photograph, scene)) {
                    right = right.plus(Share.one(judged.isRight()));
                    if (facts.flaw(judged.region()) == null) {
                        asked = asked.plus(Share.one(judged.isRight()));
                    }
                }
                for (String label : photograph.labels()) {
                    things += photograph.instances(label).size();
                }
            }
            add(
                    "| %s | %s | %s | %s | %.1f%% | %s |",
                    by, bar, part.title(), right, 100.0 * right.right() / things, asked);
        }
    }

    private void boxes() {
        add("### Boxes");
        add("");
        add("Mean overlap with the true box (intersection over union) of things that both saw:");
        add("");
        add("| part | things | mean of both | %s | %s | box around both | what they share |", name(0), name(1));
        add("|---|---|---|---|---|---|---|");
        for (Part part : parts) {
            double[] sums = new double[5];
            int things = 0;
            for (KnownPhotograph photograph : of(part)) {
                for (RegionJudge.Judged judged :
                        RegionJudge.of(photograph, scene(photograph, photograph.seen(), shipped))) {
                    Region thing = judged.thing();
                    if (thing == null) {
                        continue;
                    }
                    Box one = nearest(photograph.seen().get(0), judged.region());
                    Box two = nearest(photograph.seen().get(1), judged.region());
                    things++;
                    sums[0] += thing.box().iou(judged.region().box());
                    sums[1] += thing.box().iou(one);
                    sums[2] += thing.box().iou(two);
                    sums[3] += thing.box()
                            .iou(new Box(
                                    Math.min(one.x1(), two.x1()),
                                    Math.min(one.y1(), two.y1()),
                                    Math.max(one.x2(), two.x2()),
                                    Math.max(one.y2(), two.y2())));
                    sums[4] += thing.box()
                            .iou(new Box(
                                    Math.max(one.x1(), two.x1()),
                                    Math.max(one.y1(), two.y1()),
                                    Math.min(one.x2(), two.x2()),
                                    Math.min(one.y2(), two.y2())));
                }
            }
            add(
                    "| %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f |",
                    part.title(),
                    things,
                    sums[0] / things,
                    sums[1] / things,
                    sums[2] / things,
                    sums[3] / things,
                    sums[4] / things);
        }
        add("");
    }

    /** The detector's own box of what became a region. */
    private static Box nearest(Seen seen, Region region) {
        Box best = region.box();
        double most = -1;
        for (Detection detection : seen.detections()) {
            double iou =
                    detection.label().equals(region.label()) ? detection.box().iou(region.box()) : -1;
            if (iou > most) {
                most = iou;
                best = detection.box();
            }
        }
        return best;
    }

    private void counts() {
        add("### Counts");
        add("");
        add("| every instance at | no other from | part | right | in photographs | of one instance |");
        add("|---|---|---|---|---|---|");
        for (double sure : SURE) {
            for (double doubt : DOUBT) {
                counts(sure, doubt);
            }
        }
        add("");
    }

    private void counts(double sure, double doubt) {
        DetectionLimits limits =
                shipped.withBars(Math.min(sure, shipped.agreed()), 1).withCounts(sure, doubt, shipped.mostCounted());
        for (Part part : parts) {
            Share right = Share.NONE;
            Share ones = Share.NONE;
            int counted = 0;
            for (KnownPhotograph photograph : of(part)) {
                Scene scene = scene(photograph, photograph.seen(), limits);
                boolean any = false;
                for (String label : scene.exhaustive()) {
                    if (!photograph.labels().contains(label)) {
                        continue;
                    }
                    any = true;
                    long count = scene.regions().stream()
                            .filter(r -> r.label().equals(label))
                            .count();
                    boolean isRight = photograph.crowds(label).isEmpty()
                            && photograph.instances(label).size() == count;
                    right = right.plus(Share.one(isRight));
                    if (count == 1) {
                        ones = ones.plus(Share.one(isRight));
                    }
                }
                counted += any ? 1 : 0;
            }
            add(
                    "| %s | %s | %s | %s | %d | %s |",
                    shown(sure, shipped.sure()), shown(doubt, shipped.doubt()), part.title(), right, counted, ones);
        }
    }

    private void absences() {
        Labels labels = Labels.standard();
        add("### Absences");
        add("");
        add("| labels | no trace from | part | right |");
        add("|---|---|---|---|");
        Predicate<String> onGround = label -> labels.isThing(label) && labels.standsOnGround(label);
        for (double trace : TRACE) {
            absences("things on the ground", shown(trace, shipped.trace()), trace, onGround);
        }
        for (double trace : TRACE) {
            absences("all others", shown(trace, -1), trace, onGround.negate());
        }
        add("");
        TreeMap<String, Share> present = new TreeMap<>();
        for (Part part : parts) {
            Share there = Share.NONE;
            for (KnownPhotograph photograph : of(part)) {
                for (String label : photograph.labels()) {
                    there = onGround.test(label) ? there.plus(Share.one(!photograph.shows(label))) : there;
                }
            }
            present.put(part.title(), there);
        }
        add("Without looking, absence of such a label would be right: %s.", present);
    }

    private void absences(String name, String bar, double trace, Predicate<String> asked) {
        for (Part part : parts) {
            Share right = Share.NONE;
            for (KnownPhotograph photograph : of(part)) {
                for (String label : photograph.labels()) {
                    if (asked.test(label) && !hasTrace(label, photograph, trace)) {
                        right = right.plus(Share.one(!photograph.shows(label)));
                    }
                }
            }
            add("| %s | %s | %s | %s |", name, bar, part.title(), right);
        }
    }

    private static boolean hasTrace(String label, KnownPhotograph photograph, double trace) {
        for (Seen seen : photograph.seen()) {
            for (Detection detection : seen.detections()) {
                if (detection.score() >= trace && Labels.standard().related(detection.label(), label)) {
                    return true;
                }
            }
        }
        return false;
    }
}
