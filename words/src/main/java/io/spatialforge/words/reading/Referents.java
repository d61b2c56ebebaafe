package io.spatialforge.words.reading;

import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.label.LabelKind;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which regions the references of a scene's questions mean. What was found once is remembered. */
final class Referents {

    static final Comparator<String> BY_NUMBER = Comparator.comparingInt(id -> Integer.parseInt(id, 1, id.length(), 10));

    private final Scene scene;
    private final Resolver resolver;
    private final Map<Expression, Optional<String>> resolved = new HashMap<>();

    Referents(Scene scene, Resolver resolver) {
        this.scene = scene;
        this.resolver = resolver;
    }

    /** Id of the region. */
    String region(Reference reference) throws Unreadable {
        return switch (reference) {
            case Reference.Shown shown -> shown.region();
            case Reference.Bare bare -> odd(bare);
            case Reference.Named named -> resolved(named.expression());
        };
    }

    private String odd(Reference.Bare bare) throws Unreadable {
        String label = scene.region(bare.region()).label();
        if (!bare.asObject() || Labels.standard().kind(label) != LabelKind.ODD) {
            throw new Unreadable("the region " + bare.region() + " has a label and is not called by it");
        }
        return bare.region();
    }

    private String resolved(Expression expression) throws Unreadable {
        Optional<String> region = resolved.get(expression);
        if (region == null) {
            region = Optional.ofNullable(resolver.resolve(expression));
            resolved.put(expression, region);
        }
        if (region.isEmpty() || !scene.hasRegion(region.get())) {
            throw new Unreadable("no single region is meant by " + expression);
        }
        return region.get();
    }

    /** The scene's region of that id. */
    Region of(String id) {
        return scene.region(id);
    }

    boolean isRegion(String id) {
        return scene.hasRegion(id);
    }

    /** Label of the one region that bears these words, letter by letter; null where there is none, or several. */
    @Nullable
    String labelCalled(String text) {
        String label = null;
        for (Region region : scene.regions()) {
            if (!region.expressions().isEmpty() && region.expressions().contains(text)) {
                if (label != null) {
                    return null;
                }
                label = region.label();
            }
        }
        return label;
    }

    /** The regions in the order of their numbers. */
    static List<String> sorted(List<String> regions) {
        if (regions.size() < 2) {
            return List.copyOf(regions);
        }
        String[] sorted = regions.toArray(new String[0]);
        Arrays.sort(sorted, BY_NUMBER);
        return List.of(sorted);
    }
}
