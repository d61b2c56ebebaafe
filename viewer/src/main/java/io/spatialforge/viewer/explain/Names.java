package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.Lexicon;
import io.spatialforge.words.Noun;
import io.spatialforge.words.phrasing.Phraser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What regions and things are called in a story: "the chair r3". */
final class Names {

    private final Map<String, String> labels = new HashMap<>();

    private Names() {}

    static Names of(@Nullable Scene scene, @Nullable QaPair pair) {
        Names names = new Names();
        if (pair != null) {
            pair.regions().forEach(region -> names.labels.put(region.id(), region.label()));
        }
        if (scene != null) {
            scene.regions().forEach(region -> names.labels.put(region.id(), region.label()));
        }
        return names;
    }

    /** "the chair r3". */
    String the(String region) {
        String label = labels.get(region);
        return label == null ? region : "the " + singular(label) + " " + region;
    }

    /** "the chair r3, the table r5 and the dog r6". */
    String all(List<String> regions) {
        return and(regions.stream().map(this::the).toList());
    }

    static String singular(String label) {
        return noun(label).singular();
    }

    static String plural(String label) {
        return noun(label).plural();
    }

    /** "no chair", "1 chair", "3 chairs". */
    static String counted(int count, String label) {
        Noun noun = noun(label);
        return switch (count) {
            case 0 -> "no " + noun.singular();
            case 1 -> "1 " + noun.singular();
            default -> count + " " + noun.plural();
        };
    }

    private static Noun noun(String label) {
        return Lexicon.standard().noun(label);
    }

    /** What an expression says, between quotation marks. */
    static String quoted(Expression expression) {
        try {
            return "\"" + Phraser.standard().expression(expression) + "\"";
        } catch (IllegalArgumentException e) {
            return "\"" + expression.label() + "\"";
        }
    }

    /** "a", "a and b", "a, b and c". */
    static String and(List<String> parts) {
        return joined(parts, " and ");
    }

    private static String joined(List<String> parts, String last) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        List<String> first = new ArrayList<>(parts.subList(0, parts.size() - 1));
        return String.join(", ", first) + last + parts.getLast();
    }

    static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
