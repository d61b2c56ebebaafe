package io.spatialforge.core.rule;

import io.spatialforge.core.Additions;
import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a scene and states claims with their evidence, or abstains with a reason. A rule is a pure function: the same
 * facts give the same findings in the same order.
 */
public interface Rule {

    /** Name and version, as in {@code near-far@1}; the version rises whenever the same scene may give other claims. */
    String id();

    /** The task its claims belong to. */
    Task task();

    /** Looks at one scene. */
    void apply(SceneFacts scene, Findings findings);

    /** The rules there are, in the order of the tasks. */
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
     * The standard rules, and after them those that others add, sorted by id: services, found on the class path by their
     * names in {@code META-INF/services}.
     *
     * @throws io.spatialforge.core.AdditionException if one of them can't be used
     */
    static List<Rule> all() {
        List<Rule> all = new ArrayList<>(standard());
        all.addAll(Additions.versioned(
                Rule.class, "rule", Rule::id, all.stream().map(Rule::id).toList()));
        return List.copyOf(all);
    }
}
