package io.spatialforge.app.extending;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.Candidate;
import io.spatialforge.core.rule.Findings;
import io.spatialforge.core.rule.References.Reference;
import io.spatialforge.core.rule.Rule;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order across the image of all things that there is one of, where there are three to five and none is close to the next. */
public final class UniqueThingsRule implements Rule {

    @Override
    public String id() {
        return "unique-things@1";
    }

    @Override
    public Task task() {
        return Task.LEFT_RIGHT;
    }

    @Override
    public void apply(SceneFacts facts, Findings findings) {
        List<Region> things = new ArrayList<>();
        for (Region region : facts.placed()) {
            if (isTheOnly(facts, region)) {
                things.add(region);
            }
        }
        if (things.size() < 3 || things.size() > facts.margins().maxOrder()) {
            return;
        }
        things.sort(Comparator.comparingDouble(thing -> thing.box().centreX()));
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < things.size(); i++) {
            double apart =
                    things.get(i).box().centreX() - things.get(i - 1).box().centreX();
            closest = Math.min(closest, apart / facts.scene().image().width());
        }
        if (closest < facts.margins().sideGap()) {
            findings.abstain(task(), Reason.BELOW_MARGIN, "unique-things");
            return;
        }
        List<Mention> mentions = new ArrayList<>();
        things.forEach(thing -> mentions.add(new Mention.Named(thing.id(), new Expression.Only(thing.label()))));
        findings.claim(new Candidate(
                new Claim.HorizontalOrder(things.stream().map(Region::id).toList()),
                Evidence.of(
                        id(), new Measure("centre_gap", closest, facts.margins().sideGap())),
                mentions));
    }

    private static boolean isTheOnly(SceneFacts facts, Region region) {
        for (Reference reference : facts.references().of(region)) {
            if (reference.expression() instanceof Expression.Only) {
                return true;
            }
        }
        return false;
    }
}
