package io.spatialforge.export.talk;

import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Attributes;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.words.reading.Reader;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hears what questions and answers about one image say. A claim alone does not tell: a question may call its dog "the dog",
 * "the dog nearest to the camera" or "the dog on the couch", and each of them says more than the one before. So the words
 * are read back, and whatever can't be read goes unheard.
 */
final class Listener {

    /** Regions beyond this number are not looked up. */
    private static final int MOST_REGIONS = 4096;

    private final @Nullable Scene scene;

    /**
     * @param pairs all that are to be heard, of one image, one or more
     */
    Listener(List<QaPair> pairs) {
        scene = scene(pairs);
    }

    /** The regions and labels that the pairs speak of; null if the ids are not a scene's. */
    private static @Nullable Scene scene(List<QaPair> pairs) {
        TreeMap<Integer, QaRegion> known = new TreeMap<>();
        Set<String> labels = new TreeSet<>();
        for (QaPair pair : pairs) {
            for (QaRegion region : pair.regions()) {
                int place = place(region.id());
                if (place < 0) {
                    return null;
                }
                known.put(place, region);
            }
            labels(pair.claim(), labels);
        }
        int size = known.isEmpty() ? 0 : known.lastKey() + 1;
        Attributes attributes = attributes();
        List<Region> regions = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            QaRegion region = known.ceilingEntry(i).getValue();
            labels.add(region.label());
            Region made = Region.annotated(i, region.label(), region.shape(), Flags.NONE);
            regions.add(i == 0 ? made.withAttributes(attributes) : made);
        }
        return new Scene(pairs.getFirst().image(), regions, Set.of(), labels, null);
    }

    private static int place(String id) {
        for (int i = 1; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return -1;
            }
        }
        if (!id.startsWith("r") || id.length() < 2 || id.length() > 5) {
            return -1;
        }
        int place = Integer.parseInt(id, 1, id.length(), 10);
        return place < MOST_REGIONS ? place : -1;
    }

    private static Attributes attributes() {
        List<String> all = new ArrayList<>();
        Attribute.all().forEach(attribute -> all.add(attribute.id()));
        return Attributes.of(all, List.of());
    }

    private static void labels(Claim claim, Set<String> labels) {
        switch (claim) {
            case Claim.Count count -> {
                labels.add(count.label());
                if (count.condition() instanceof Condition.Related related) {
                    labels.add(related.other());
                }
            }
            case Claim.Grounding grounding -> labels(grounding.expression(), labels);
            case Claim.Referring referring -> labels(referring.expression(), labels);
            case Claim.Nearer c -> {}
            case Claim.DepthOrder c -> {}
            case Claim.ExtremeDepth c -> {}
            case Claim.LeftOf c -> {}
            case Claim.HorizontalOrder c -> {}
            case Claim.Bearing c -> {}
            case Claim.Facing c -> {}
        }
    }

    private static void labels(Expression expression, Set<String> labels) {
        labels.add(expression.label());
        for (Condition condition : conditions(expression)) {
            if (condition instanceof Condition.Related related) {
                labels.add(related.other());
            }
        }
    }

    private static List<Condition> conditions(Expression expression) {
        return switch (expression) {
            case Expression.Such such -> such.conditions();
            case Expression.ExtremeSuch extreme -> List.of(extreme.condition());
            case Expression.Every e -> List.of();
            case Expression.Only e -> List.of();
            case Expression.Ordinal e -> List.of();
            case Expression.Extreme e -> List.of();
            case Expression.Stated e -> List.of();
        };
    }

    /** What a pair says; null if it can't be told for sure. */
    @Nullable
    Said hear(QaPair pair) {
        if (scene == null) {
            return null;
        }
        Set<String> shown = new HashSet<>(Placeholders.in(pair.phrased().question()));
        shown.addAll(Placeholders.in(pair.phrased().answer()));
        Mentions mentions = new Mentions(pair, shown);
        if (!isReadAs(pair.claim(), Reader.of(scene, mentions).read(pair.phrased()))) {
            return null;
        }
        return Hearing.of(pair, shown, mentions.heard());
    }

    /**
     * Whether the words say what the claim does, as far as it matters here: which of two that bear one label is the
     * leftmost can't be told without the photograph, and need not be.
     */
    private static boolean isReadAs(Claim claim, Reading reading) {
        return switch (reading) {
            case Reading.Failed failed -> false;
            case Reading.Counted counted ->
                claim instanceof Claim.Count count
                        && count.label().equals(counted.label())
                        && count.count() == counted.count()
                        && Objects.equals(count.condition(), counted.condition());
            case Reading.Stated stated ->
                claim instanceof Claim.Grounding || claim instanceof Claim.Referring
                        ? claim.equals(stated.claim())
                        : claim.getClass() == stated.claim().getClass();
        };
    }
}
