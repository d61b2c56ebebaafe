package io.spatialforge.export.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.DepthEnd;
import io.spatialforge.core.claim.Direction;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Extremity;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.RelationRole;
import io.spatialforge.core.claim.Side;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerTests {

    private static final int WORDINGS = 60;

    private final Street street = new Street()
            .with("guitar", 10, 10, 100, 100)
            .with("woman", 200, 10, 300, 300)
            .with("tv", 400, 10, 500, 100)
            .with("items on the shelf", 600, 10, 700, 100)
            .with("guitar", 10, 300, 100, 400);

    private final QaPair aboutTheWoman =
            street.ask(new Claim.Facing("r1", View.AWAY), new Mention.Named("r1", new Expression.Only("woman")));

    private static List<Expression> names() {
        Condition held = new Condition.Related("holds", RelationRole.OBJECT, "woman");
        Condition wooden = new Condition.Has("wooden");
        Condition lying = new Condition.Has("lying");
        List<Expression> names = new ArrayList<>();
        names.add(new Expression.Only("guitar"));
        names.add(new Expression.Ordinal("guitar", 2, Side.RIGHT));
        for (Extremity extremity : Extremity.values()) {
            names.add(new Expression.Extreme("guitar", extremity));
            names.add(new Expression.ExtremeSuch("guitar", wooden, extremity));
            names.add(new Expression.ExtremeSuch("guitar", lying, extremity));
        }
        for (Condition condition : List.of(held, wooden, lying)) {
            names.add(new Expression.Such("guitar", List.of(condition)));
        }
        names.add(new Expression.Such("guitar", List.of(wooden, held)));
        names.add(new Expression.Such("guitar", List.of(wooden, new Condition.InHalf(Side.LEFT))));
        return names;
    }

    @Test
    void everyNameOfAThingIsHeardInEveryQuestion() {
        List<String> unheard = new ArrayList<>();
        for (Expression name : names()) {
            Mention guitar = new Mention.Named("r0", name);
            for (Claim claim : List.of(
                    new Claim.Nearer("r0", "r2"),
                    new Claim.LeftOf("r0", "r2"),
                    new Claim.DepthOrder(List.of("r1", "r0", "r2")),
                    new Claim.HorizontalOrder(List.of("r2", "r0", "r4")),
                    new Claim.ExtremeDepth(DepthEnd.FARTHEST, "r0", List.of("r0", "r1", "r3")),
                    new Claim.Bearing("r1", "r0", Direction.AHEAD),
                    new Claim.Grounding(name, List.of("r0")),
                    new Claim.Referring(name, "r0"))) {
                unheard(claim, unheard, guitar);
            }
        }
        assertThat(unheard).isEmpty();
    }

    @Test
    void everyQuestionAboutHowManyIsHeard() {
        List<String> unheard = new ArrayList<>();
        for (String label : List.of("guitar", "tv", "items on the shelf")) {
            unheard(Street.count(label, null), unheard);
            unheard(Street.count(label, new Condition.InHalf(Side.LEFT)), unheard);
            unheard(Street.every(label), unheard);
        }
        unheard(Street.count("guitar", new Condition.Has("wooden"), "r0"), unheard);
        unheard(Street.count("guitar", new Condition.Related("holds", RelationRole.OBJECT, "woman"), "r0"), unheard);
        assertThat(unheard).isEmpty();
    }

    private void unheard(Claim claim, List<String> unheard, Mention... mentions) {
        for (int i = 0; i < WORDINGS; i++) {
            QaPair pair = street.ask(claim, StableHash.with(5, i), mentions);
            if (new Listener(List.of(pair, aboutTheWoman)).hear(pair) == null) {
                unheard.add(pair.phrased().question() + " " + pair.phrased().answer());
            }
        }
    }
}
