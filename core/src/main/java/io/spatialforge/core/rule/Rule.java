package io.spatialforge.core.rule;

import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

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
     */
    static List<Rule> all() {
        List<Rule> added = new ArrayList<>();
        ServiceLoader.load(Rule.class).forEach(added::add);
        added.sort(Comparator.comparing(Rule::id));
        List<Rule> all = new ArrayList<>(standard());
        all.addAll(added);
        return List.copyOf(all);
    }
}
