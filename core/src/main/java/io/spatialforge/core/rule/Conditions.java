package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Attribute;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Predicate;
import io.spatialforge.core.claim.Predicate.Partners;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which instances of a label meet which conditions, in three values.
 *
 * <p>An attribute is what its annotation says, and unknown where there is none. A relationship holds where it was stated.
 * It is known not to hold only where the candidate, or the one thing it would be related to, stands in the same
 * relationship to something else and can't do so twice (see {@link Predicate}). A part is no something else: a cup held by
 * a hand is held by somebody. Whatever else was not stated is unknown.
 */
final class Conditions {

    private final SceneFacts facts;
    private final Scene scene;

    Conditions(SceneFacts facts) {
        this.facts = facts;
        this.scene = facts.scene();
    }

    /**
     * A condition with the instances that meet it.
     *
     * @param meeting in the order of their numbers
     * @param complete whether it is known of every instance
     */
    record Met(Condition condition, List<Region> meeting, boolean complete) {}

    /**
     * The conditions worth asking about: attributes that are known of an instance, and relationships in which one stands to
     * something, with each thing there is one of that something stands to.
     */
    List<Met> of(SceneFacts.LabelFacts label) {
        List<Met> all = new ArrayList<>();
        Set<String> attributes = new TreeSet<>();
        for (Region instance : label.instances()) {
            if (!instance.attributes().isEmpty()) {
                attributes.addAll(instance.attributes().present());
                attributes.addAll(instance.attributes().absent());
            }
        }
        for (String attribute : attributes) {
            if (Attribute.of(attribute) != null) {
                all.add(met(label, new Condition.Has(attribute)));
            }
        }
        if (!scene.relationships().isEmpty()) {
            for (Condition.Related related : related(label)) {
                all.add(met(label, related));
            }
        }
        return all;
    }

    private Set<Condition.Related> related(SceneFacts.LabelFacts label) {
        Set<Condition.Related> found = new TreeSet<>();
        for (Relationship mine : scene.relationships()) {
            for (RelationRole role : RelationRole.values()) {
                if (Predicate.of(mine.predicate()) == null || !isOf(label, end(mine, role))) {
                    continue;
                }
                for (Relationship any : scene.relationships()) {
                    Region other = any.predicate().equals(mine.predicate()) ? end(any, opposite(role)) : null;
                    if (other != null && !isOf(label, other) && isTheOnly(other)) {
                        found.add(new Condition.Related(mine.predicate(), role, other.label()));
                    }
                }
            }
        }
        return found;
    }

    private boolean isTheOnly(Region region) {
        SceneFacts.LabelFacts label = facts.labels().get(region.label());
        return label != null
                && label.isNamed()
                && label.instances().size() == 1
                && label.instances().get(0) == region;
    }

    private static boolean isOf(SceneFacts.LabelFacts label, Region region) {
        return region.label().equals(label.label());
    }

    private Met met(SceneFacts.LabelFacts label, Condition condition) {
        List<Region> meeting = new ArrayList<>();
        boolean complete = true;
        for (Region instance : label.instances()) {
            Boolean meets = meets(instance, condition);
            if (meets == null) {
                complete = false;
            } else if (meets) {
                meeting.add(instance);
            }
        }
        return new Met(condition, meeting, complete);
    }

    /** Whether the instance meets the condition; null where that is unknown. */
    private @Nullable Boolean meets(Region instance, Condition condition) {
        return switch (condition) {
            case Condition.Has has -> instance.attributes().holds(has.attribute());
            case Condition.Related related -> meets(instance, related);
            case Condition.InHalf half -> {
                Halves.Place place = Halves.place(facts, instance);
                yield place == null ? null : place.side() == half.side();
            }
        };
    }

    private @Nullable Boolean meets(Region instance, Condition.Related related) {
        Predicate predicate = Predicate.of(related.predicate());
        SceneFacts.LabelFacts others = facts.labels().get(related.other());
        if (predicate == null || others == null || others.instances().size() != 1) {
            return null;
        }
        Region other = others.instances().get(0);
        RelationRole role = related.role();
        boolean mineTaken = false;
        boolean othersTaken = false;
        for (Relationship stated : scene.relationships()) {
            if (!stated.predicate().equals(related.predicate())) {
                continue;
            }
            Region here = end(stated, role);
            Region there = end(stated, opposite(role));
            if (here == instance && there == other) {
                return true;
            }
            mineTaken |= here == instance && isSomethingElse(there, other);
            othersTaken |= there == other && isSomethingElse(here, instance);
        }
        boolean apart = instance.box().intersection(other.box()) == 0;
        return (mineTaken && excludes(predicate.partnersOf(role), apart))
                        || (othersTaken && excludes(predicate.partnersOf(opposite(role)), apart))
                ? Boolean.FALSE
                : null;
    }

    /** Whether "those held by the woman" can be said of several things: not of those "that the cup is on". */
    static boolean isSaidOfSeveral(Condition.Related related) {
        Predicate predicate = Predicate.of(related.predicate());
        return predicate != null && predicate.said(related.role()) != null;
    }

    private static boolean excludes(Partners partners, boolean apart) {
        return switch (partners) {
            case MANY -> false;
            case ONE -> true;
            case APART -> apart;
        };
    }

    /** Whether a thing is surely another one, and a thing of its own. */
    private boolean isSomethingElse(Region thing, Region than) {
        return thing != than
                && facts.flaw(thing) == null
                && Labels.standard().isThing(thing.label())
                && (thing.label().equals(than.label()) || !Labels.standard().related(thing.label(), than.label()));
    }

    private Region end(Relationship relationship, RelationRole role) {
        return scene.region(role == RelationRole.SUBJECT ? relationship.subject() : relationship.object());
    }

    private static RelationRole opposite(RelationRole role) {
        return role == RelationRole.SUBJECT ? RelationRole.OBJECT : RelationRole.SUBJECT;
    }
}
