package io.spatialforge.audit;

import io.spatialforge.audit.Reach.Kind;
import io.spatialforge.audit.TruthImage.Judgement;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what truth can decide of the photographs of a run, and what the run asked about; a few bits an object. */
final class Reaching {

    /** From this ratio on, people and sensors agree on which is nearer. */
    private static final double CLEAR_RATIO = 1.2;

    private final Truth truth;
    private final Map<TruthImage, Map<Kind, BitSet>> askedOf = new IdentityHashMap<>();
    private final Map<Kind, Long> decidable = new EnumMap<>(Kind.class);

    Reaching(Truth truth) {
        this.truth = truth;
    }

    /** Takes note of a photograph of the run; once or more. */
    void saw(TruthImage image) {
        if (askedOf.putIfAbsent(image, new EnumMap<>(Kind.class)) != null) {
            return;
        }
        List<TruthObject> objects = image.objects();
        Set<String> listed = new HashSet<>();
        for (int i = 0; i < objects.size(); i++) {
            TruthObject a = objects.get(i);
            if (a.crowd()) {
                continue;
            }
            if (isListed(image, a.label())) {
                count(Kind.DESCRIBED);
                if (listed.add(a.label())) {
                    count(Kind.EVERY);
                    count(Kind.COUNT);
                }
            }
            if (isPerson(a) && PersonJudge.hasFacing(a)) {
                count(Kind.FACING);
            }
            for (int j = 0; j < objects.size(); j++) {
                TruthObject b = objects.get(j);
                if (i == j || b.crowd()) {
                    continue;
                }
                if (isPerson(a) && PersonJudge.hasBearing(a, b)) {
                    count(Kind.BEARING);
                }
                if (i < j) {
                    if (isClear(a, b, image)) {
                        count(Kind.DEPTH);
                    }
                    if (isBeside(a, b)) {
                        count(Kind.SIDES);
                    }
                }
            }
        }
    }

    private void count(Kind kind) {
        decidable.merge(kind, 1L, Long::sum);
    }

    private static boolean isListed(TruthImage image, String label) {
        return SetJudge.gap(image, label) == null;
    }

    private static boolean isClear(TruthObject a, TruthObject b, TruthImage image) {
        Double da = a.depth();
        Double db = b.depth();
        if (da == null || db == null) {
            Judgement rated = image.rated(a, b);
            return rated == Judgement.FIRST_NEARER || rated == Judgement.SECOND_NEARER;
        }
        return Math.max(da, db) >= CLEAR_RATIO * Math.min(da, db) && !DepthJudge.isCoarse(a, b, da, db);
    }

    /** Rules ask for the view of people alone. */
    private static boolean isPerson(TruthObject object) {
        return object.label().equals("person");
    }

    private static boolean isBeside(TruthObject a, TruthObject b) {
        return a.box().x2() <= b.box().x1() || b.box().x2() <= a.box().x1();
    }

    /** Takes note of what a pair asks about. */
    void asked(Claim claim, TruthImage image, Matching matching) {
        if (!askedOf.containsKey(image)) {
            return;
        }
        switch (claim) {
            case Claim.Nearer c -> pairs(Kind.DEPTH, List.of(c.nearer(), c.farther()), image, matching);
            case Claim.DepthOrder c -> pairs(Kind.DEPTH, c.order(), image, matching);
            case Claim.ExtremeDepth c -> {
                for (String other : c.among()) {
                    if (!other.equals(c.region())) {
                        pairs(Kind.DEPTH, List.of(c.region(), other), image, matching);
                    }
                }
            }
            case Claim.LeftOf c -> pairs(Kind.SIDES, List.of(c.left(), c.right()), image, matching);
            case Claim.HorizontalOrder c -> pairs(Kind.SIDES, c.order(), image, matching);
            case Claim.Count c -> {
                if (c.condition() == null && c.count() > 0) {
                    label(Kind.COUNT, c.label(), image);
                }
            }
            case Claim.Grounding c -> {
                if (c.expression() instanceof Expression.Every || c.expression() instanceof Expression.Only) {
                    label(Kind.EVERY, c.expression().label(), image);
                }
            }
            case Claim.Referring c -> {
                TruthObject object = matching.object(c.region());
                if (object != null && isListed(image, object.label())) {
                    mark(Kind.DESCRIBED, image, image.objects().indexOf(object));
                }
            }
            case Claim.Facing c -> {
                TruthObject viewer = matching.object(c.viewer());
                if (viewer != null && isPerson(viewer) && PersonJudge.hasFacing(viewer)) {
                    mark(Kind.FACING, image, image.objects().indexOf(viewer));
                }
            }
            case Claim.Bearing c -> {
                TruthObject viewer = matching.object(c.viewer());
                TruthObject target = matching.object(c.target());
                if (viewer != null && target != null && isPerson(viewer) && PersonJudge.hasBearing(viewer, target)) {
                    List<TruthObject> objects = image.objects();
                    mark(Kind.BEARING, image, objects.indexOf(viewer) * objects.size() + objects.indexOf(target));
                }
            }
        }
    }

    private void pairs(Kind kind, List<String> regions, TruthImage image, Matching matching) {
        for (int i = 0; i < regions.size(); i++) {
            TruthObject a = matching.object(regions.get(i));
            for (int j = i + 1; j < regions.size() && a != null; j++) {
                TruthObject b = matching.object(regions.get(j));
                if (b != null && (kind == Kind.DEPTH ? isClear(a, b, image) : isBeside(a, b))) {
                    int first = image.objects().indexOf(a);
                    int second = image.objects().indexOf(b);
                    mark(kind, image, Math.min(first, second) * image.objects().size() + Math.max(first, second));
                }
            }
        }
    }

    private void label(Kind kind, String label, TruthImage image) {
        String common = truth.aliases().of(label);
        if (!isListed(image, common)) {
            return;
        }
        for (int i = 0; i < image.objects().size(); i++) {
            if (image.objects().get(i).label().equals(common)) {
                mark(kind, image, i);
                return;
            }
        }
    }

    private void mark(Kind kind, TruthImage image, int place) {
        Map<Kind, BitSet> kinds = askedOf.get(image);
        if (kinds != null) {
            kinds.computeIfAbsent(kind, k -> new BitSet()).set(place);
        }
    }

    /** Of each kind of which truth can decide anything. */
    List<Reach> reach() {
        Map<Kind, Long> asked = new EnumMap<>(Kind.class);
        for (Map<Kind, BitSet> kinds : askedOf.values()) {
            kinds.forEach((kind, bits) -> asked.merge(kind, (long) bits.cardinality(), Long::sum));
        }
        List<Reach> reach = new ArrayList<>();
        decidable.forEach((kind, count) -> reach.add(new Reach(kind, count, asked.getOrDefault(kind, 0L))));
        return reach;
    }
}
