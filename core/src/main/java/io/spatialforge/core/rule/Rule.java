package io.spatialforge.core.rule;

import io.spatialforge.core.Additions;
import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a scene and states claims with their evidence, or abstains with a reason. A rule is a pure function: the same
 * facts give the same findings in the same order.
 *
 * <p>A jar on the class path that names a class in {@code META-INF/services/io.spatialforge.core.rule.Rule} adds a rule; the
 * class needs a public constructor without parameters. What it states is phrased, read back and derived anew like any other
 * claim, so it can state only what the kinds of {@link io.spatialforge.core.claim.Claim} hold.
 */
public interface Rule {

    /** Name and version, as in {@code near-far@1}; the version rises whenever the same scene may give other claims. */
    String id();

    /** The task its claims belong to. */
    Task task();

    /** Looks at one scene. */
    void apply(SceneFacts scene, Findings findings);

    /** The project's own, in the order of the tasks. */
    static List<Rule> standard() {
        return List.of(
                new GroundingRule(),
                new ReferringRule(),
                new CountingRule(),
                new NearFarRule(),
                new LeftRightRule(),
                new BearingRule(),
                new FacingRule());
    }

    /**
     * Those of jars on the class path, by name.
     *
     * @throws io.spatialforge.core.AdditionException if one of them can't be used
     */
    static List<Rule> added() {
        return Additions.versioned(
                Rule.class, "rule", Rule::id, standard().stream().map(Rule::id).toList());
    }

    /** The project's own, and those of jars after them. */
    static List<Rule> all() {
        List<Rule> all = new ArrayList<>(standard());
        all.addAll(added());
        return List.copyOf(all);
    }
}
