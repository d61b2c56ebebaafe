package io.spatialforge.core.verify;

import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Predicate;
import io.spatialforge.core.claim.Predicate.Partners;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.label.LabelKind;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Relationship;
import io.spatialforge.core.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a region meets a condition, looked up in the raw scene: the statements about it are gone through one by one, and
 * each either says yes, or says that it is taken elsewhere, or says nothing.
 */
final class ConditionCheck {

    /** What is known. */
    enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    private final Scene scene;

    ConditionCheck(Scene scene) {
        this.scene = scene;
    }

    Answer ask(Region region, Condition condition) {
        return switch (condition) {
            case Condition.InHalf half -> half(region, half.side());
            case Condition.Has has -> {
                if (region.attributes().present().contains(has.attribute())) {
                    yield Answer.YES;
                }
                yield region.attributes().absent().contains(has.attribute()) ? Answer.NO : Answer.UNKNOWN;
            }
            case Condition.Related related -> related(region, related);
        };
    }

    private Answer half(Region region, Side side) {
        double middle = scene.image().width() / 2.0;
        if (region.box().x1() < middle && region.box().x2() > middle) {
            return Answer.UNKNOWN;
        }
        return (region.box().x2() <= middle) == (side == Side.LEFT) ? Answer.YES : Answer.NO;
    }

    private Answer related(Region region, Condition.Related related) {
        String target = theOnly(related.other());
        Predicate predicate = Predicate.of(related.predicate());
        if (target == null || predicate == null) {
            return Answer.UNKNOWN;
        }
        boolean asSubject = related.role() == RelationRole.SUBJECT;
        String subject = asSubject ? region.id() : target;
        String object = asSubject ? target : region.id();
        boolean touching = touch(region, scene.region(target));
        boolean taken = false;
        for (Relationship said : saidWith(related.predicate())) {
            if (said.subject().equals(subject) && said.object().equals(object)) {
                return Answer.YES;
            }
            if (said.subject().equals(subject)) {
                taken |= isApart(said.object(), object) && leavesNoRoom(predicate.objects(), touching);
            } else if (said.object().equals(object)) {
                taken |= isApart(said.subject(), subject) && leavesNoRoom(predicate.subjects(), touching);
            }
        }
        return taken ? Answer.NO : Answer.UNKNOWN;
    }

    private List<Relationship> saidWith(String predicate) {
        List<Relationship> said = new ArrayList<>();
        for (Relationship relationship : scene.relationships()) {
            if (relationship.predicate().equals(predicate)) {
                said.add(relationship);
            }
        }
        return said;
    }

    private static boolean leavesNoRoom(Partners partners, boolean touching) {
        return partners == Partners.ONE || (partners == Partners.APART && !touching);
    }

    /** Whether the two can't be one thing, nor the first a part of something. */
    private boolean isApart(String id, String other) {
        String label = scene.region(id).label();
        String otherLabel = scene.region(other).label();
        return !ExpressionResolver.isManyOrNone(scene.region(id))
                && Labels.standard().kind(label) == LabelKind.THING
                && (label.equals(otherLabel) || !Labels.standard().related(label, otherLabel));
    }

    private static boolean touch(Region a, Region b) {
        return a.box().x1() < b.box().x2()
                && b.box().x1() < a.box().x2()
                && a.box().y1() < b.box().y2()
                && b.box().y1() < a.box().y2();
    }

    /** Id of the one region of a label; null where there are several or none, or others may be called so. */
    private @Nullable String theOnly(String label) {
        String only = null;
        for (Region region : scene.regions()) {
            if (region.label().equals(label)) {
                if (only != null || ExpressionResolver.isManyOrNone(region)) {
                    return null;
                }
                only = region.id();
            } else if (Labels.standard().related(region.label(), label)) {
                return null;
            }
        }
        return scene.exhaustive().contains(label) ? only : null;
    }
}
