package io.spatialforge.export.talk;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.export.syntax.Placeholders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pair being heard: its claim, the expressions in its words, and the places it shows. */
final class Hearing {

    private final QaPair pair;
    private final Map<String, QaRegion> regions = new HashMap<>();
    private final Set<String> partners = new LinkedHashSet<>();
    private final Said said = new Said();
    private boolean understood = true;

    private Hearing(QaPair pair) {
        this.pair = pair;
        for (QaRegion region : pair.regions()) {
            regions.put(region.id(), region);
        }
    }

    /**
     * What a pair says.
     *
     * @param shown ids of the regions whose places stand in the text
     * @param heard the expressions in the text, those of the claim itself aside
     * @return null if there is something in it of which nobody knows what it tells
     */
    static @Nullable Said of(QaPair pair, Set<String> shown, List<Expression> heard) {
        Hearing hearing = new Hearing(pair);
        for (QaRegion region : pair.regions()) {
            hearing.said.told(Topic.NUMBER).add(region.label());
        }
        for (String id : shown) {
            hearing.add(hearing.said.told(Topic.PLACE), List.of(id));
        }
        hearing.add(
                hearing.said.shownByQuestion(), Placeholders.in(pair.phrased().question()));
        heard.forEach(hearing::named);
        hearing.claim(pair.claim());
        hearing.partners();
        return hearing.understood ? hearing.said : null;
    }

    private void claim(Claim claim) {
        switch (claim) {
            case Claim.Nearer nearer -> asked(Topic.DEPTH, List.of(nearer.nearer(), nearer.farther()));
            case Claim.DepthOrder order -> asked(Topic.DEPTH, order.order());
            case Claim.ExtremeDepth extreme -> asked(Topic.DEPTH, extreme.among());
            case Claim.LeftOf leftOf -> asked(Topic.SIDE, List.of(leftOf.left(), leftOf.right()));
            case Claim.HorizontalOrder order -> asked(Topic.SIDE, order.order());
            case Claim.Facing facing -> asked(Topic.FACING, List.of(facing.viewer()));
            case Claim.Bearing bearing -> {
                // Any two of facing, side and depth go far towards telling the bearing, and it with one of them the
                // rest.
                asked(Topic.FACING, List.of(bearing.viewer()));
                asked(Topic.SIDE, List.of(bearing.viewer(), bearing.target()));
                asked(Topic.DEPTH, List.of(bearing.viewer(), bearing.target()));
            }
            case Claim.Count count -> {
                askedNumber(count.label());
                if (count.condition() != null) {
                    meets(count.label(), count.condition());
                }
            }
            case Claim.Grounding grounding -> {
                named(grounding.expression());
                said.asked(Topic.PLACE).add(grounding.expression().label());
                add(said.asked(Topic.PLACE), grounding.regions());
                if (grounding.expression() instanceof Expression.Every every) {
                    askedNumber(every.label());
                }
            }
            case Claim.Referring referring -> {
                named(referring.expression());
                askedNumber(referring.expression().label());
                add(said.told(Topic.PLACE), List.of(referring.region()));
                for (QaRegion region : pair.regions()) {
                    said.asked(Topic.NUMBER).add(region.label());
                }
                partners.forEach(said.asked(Topic.NUMBER)::add);
            }
        }
    }

    /** What is asked is told by the answer. */
    private void asked(Topic topic, List<String> ids) {
        add(said.asked(topic), ids);
        add(said.told(topic), ids);
    }

    private void askedNumber(String label) {
        said.asked(Topic.NUMBER).add(label);
        said.told(Topic.NUMBER).add(label);
    }

    private void add(Things things, Collection<String> ids) {
        for (String id : ids) {
            QaRegion region = regions.get(id);
            if (region == null) {
                understood = false;
            } else {
                things.add(region);
            }
        }
    }

    /** An expression tells of every thing of its label: the leftmost chair is to the left of all others. */
    private void named(Expression expression) {
        String label = expression.label();
        said.told(Topic.NUMBER).add(label);
        switch (expression) {
            case Expression.Every e -> {}
            case Expression.Only e -> {}
            case Expression.Ordinal e -> said.told(Topic.SIDE).add(label);
            case Expression.Extreme extreme -> standsOut(label, extreme.extremity());
            case Expression.Such such -> such.conditions().forEach(condition -> meets(label, condition));
            case Expression.ExtremeSuch extreme -> {
                standsOut(label, extreme.extremity());
                meets(label, extreme.condition());
            }
            case Expression.Stated e -> understood = false;
        }
    }

    private void standsOut(String label, Extremity extremity) {
        switch (extremity) {
            case LEFTMOST, RIGHTMOST -> said.told(Topic.SIDE).add(label);
            // The largest of a kind is often the nearest.
            case NEAREST, FARTHEST, LARGEST -> said.told(Topic.DEPTH).add(label);
        }
    }

    private void meets(String label, Condition condition) {
        switch (condition) {
            case Condition.Has has -> {}
            case Condition.InHalf half -> said.told(Topic.SIDE).add(label);
            case Condition.Related related -> {
                said.told(Topic.NUMBER).add(related.other());
                partners.add(label);
                partners.add(related.other());
            }
        }
    }

    /** Where a cup stands, there is the table it stands on: what tells of one, tells of the other. */
    private void partners() {
        for (Topic topic : List.of(Topic.PLACE, Topic.SIDE, Topic.DEPTH)) {
            for (String partner : new ArrayList<>(partners)) {
                said.told(topic).add(partner);
                if (said.asksOf(topic)) {
                    said.asked(topic).add(partner);
                }
            }
        }
    }
}
