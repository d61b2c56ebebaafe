package io.spatialforge.export.talk;

import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.words.reading.Resolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes down the expressions by which a question names regions. Without the photograph it can't be told which of several
 * of one label is meant; some region of the label that is not shown, each in its turn, will do.
 */
final class Mentions implements Resolver {

    private final List<QaRegion> unnamed = new ArrayList<>();
    private final List<Expression> heard = new ArrayList<>();

    /**
     * @param shown ids of the regions whose places stand in the text
     */
    Mentions(QaPair pair, Set<String> shown) {
        for (QaRegion region : pair.regions()) {
            if (!shown.contains(region.id())) {
                unnamed.add(region);
            }
        }
    }

    @Override
    public @Nullable String resolve(Expression expression) {
        heard.add(expression);
        for (int i = 0; i < unnamed.size(); i++) {
            if (unnamed.get(i).label().equals(expression.label())) {
                return unnamed.remove(i).id();
            }
        }
        return null;
    }

    /** All expressions so far. */
    List<Expression> heard() {
        return heard;
    }
}
