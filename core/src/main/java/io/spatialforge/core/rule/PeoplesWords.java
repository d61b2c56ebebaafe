package io.spatialforge.core.rule;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words by which people picked a region, where they are fit to be repeated: plain text of two words or more (or one
 * that names a thing), which no other region of the scene bears. That they pick it is the annotators' word, and so is what
 * they mean by left and right.
 */
final class PeoplesWords {

    private static final int LONGEST = 100;

    private PeoplesWords() {}

    /** One of the texts fit to be repeated of the region, by chance; null where there is none. */
    static References.@Nullable Reference of(Region region, Scene scene, long chance) {
        List<String> fit = new ArrayList<>(region.expressions().size());
        for (String text : region.expressions()) {
            if (isPlain(text) && bearers(text, scene) == 1) {
                fit.add(text);
            }
        }
        if (fit.isEmpty()) {
            return null;
        }
        String text = fit.get(StableHash.below(StableHash.with(chance, region.id()), fit.size()));
        return new References.Reference(new Expression.Stated(region.label(), text), new Measure("bearers", 1, 1));
    }

    private static boolean isPlain(String text) {
        Labels labels = Labels.standard();
        return FreeText.isPlainText(text, LONGEST)
                && !text.equals(text.toUpperCase(Locale.ROOT))
                && (text.indexOf(' ') > 0 || (labels.isKnown(text) && labels.isThing(text)));
    }

    private static int bearers(String text, Scene scene) {
        String normal = Labels.normal(text);
        int bearers = 0;
        for (Region region : scene.regions()) {
            for (String other : region.expressions()) {
                if (Labels.normal(other).equals(normal)) {
                    bearers++;
                    break;
                }
            }
        }
        return bearers;
    }
}
