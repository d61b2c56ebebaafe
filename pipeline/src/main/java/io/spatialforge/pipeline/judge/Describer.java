package io.spatialforge.pipeline.judge;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.rule.SceneFacts;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.vlm.ChatModel;
import io.spatialforge.vision.vlm.ChatReply;
import io.spatialforge.vision.vlm.ChatRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has a model describe single regions, and makes of its words what a judge can be asked about. */
final class Describer {

    /** Boxes that overlap more than this (intersection over union) can't be told apart as marked. */
    private static final double SAME_BOX = 0.7;

    private final ChatModel model;
    private final Prompts prompts;

    Describer(ChatModel model, Prompts prompts) {
        this.model = model;
        this.prompts = prompts;
    }

    /** The model's name. */
    String name() {
        return model.name();
    }

    /**
     * The regions of a scene that are described, in the order of their numbers: things with a sound box of their own, beside
     * which there is at least one other to confuse them with.
     *
     * @param perImage most of them
     * @param chance of the image; chooses them
     */
    static List<Region> regions(SceneFacts facts, int perImage, long chance) {
        List<Region> regions = new ArrayList<>();
        for (Region region : facts.sound()) {
            if (Description.canBeOf(region.label()) && standsAlone(facts.scene(), region)) {
                regions.add(region);
            }
        }
        long order = StableHash.with(chance, "describe");
        regions.sort(Comparator.comparingLong(region -> StableHash.with(order, region.id())));
        List<Region> chosen = new ArrayList<>(regions.subList(0, Math.min(perImage, regions.size())));
        chosen.sort(Comparator.comparingInt(facts.scene().regions()::indexOf));
        return chosen;
    }

    private static boolean standsAlone(Scene scene, Region region) {
        boolean others = false;
        for (Region other : scene.regions()) {
            if (other != region && other.shape() instanceof Box box) {
                if (region.box().iou(box) > SAME_BOX) {
                    return false;
                }
                others = true;
            }
        }
        return others;
    }

    /** What the model says of a region; without a description, but with a finding, where it did not answer. */
    Proposal propose(Region region, Exhibit exhibit) throws IOException, InterruptedException {
        ObjectNode schema = JsonMapper.shared().createObjectNode().put("type", "object");
        schema.putObject("properties").putObject("description").put("type", "string");
        schema.putArray("required").add("description");
        schema.put("additionalProperties", false);
        ChatRequest request = new ChatRequest(
                "describe",
                prompts.part("describer"),
                prompts.part("describe"),
                List.of(exhibit.pointedAt(region.shape())),
                schema,
                "description",
                0);
        return switch (model.ask(request)) {
            case ChatReply.Answered answered ->
                new Proposal(
                        region,
                        Description.of(answered.json().path("description").asString("")),
                        null);
            case ChatReply.Unusable unusable -> new Proposal(region, new Description.Unfit(unusable.why()), null);
            case ChatReply.Failed failed -> new Proposal(region, null, Finding.open(failed.why()));
            case ChatReply.NotAsked notAsked -> new Proposal(region, null, Finding.open(notAsked.why()));
        };
    }

    /** The proposals, without those whose words were also said of another region, by the model or by people. */
    static List<Proposal> unlike(Scene scene, List<Proposal> proposals) {
        List<Proposal> unlike = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            unlike.add(
                    proposal.description() instanceof Description.Fit fit
                                    && isSaidOfOthers(fit, proposal, scene, proposals)
                            ? new Proposal(
                                    proposal.region(),
                                    new Description.Unfit("the same was said before in this photograph: " + fit.text()),
                                    null)
                            : proposal);
        }
        return unlike;
    }

    private static boolean isSaidOfOthers(
            Description.Fit fit, Proposal proposal, Scene scene, List<Proposal> proposals) {
        Set<String> others = new HashSet<>();
        for (Region region : scene.regions()) {
            region.expressions().forEach(text -> others.add(Labels.normal(text)));
        }
        for (Proposal other : proposals) {
            if (other != proposal && other.description() instanceof Description.Fit words) {
                others.add(Labels.normal(words.text()));
            }
        }
        return others.contains(Labels.normal(fit.text()));
    }

    /**
     * A region and what a model said of it.
     *
     * @param description null where it did not answer
     * @param finding of the judge; null before it was asked
     */
    record Proposal(
            Region region,
            @Nullable Description description,
            @Nullable Finding finding) {

        Proposal withFinding(Finding newFinding) {
            return new Proposal(region, description, newFinding);
        }

        /**
         * @throws IllegalStateException if there are no words that fit
         */
        Expression.Stated words() {
            if (description instanceof Description.Fit fit) {
                return new Expression.Stated(region.label(), fit.text());
            }
            throw new IllegalStateException("no words for " + region.id());
        }

        Claim.Referring referring() {
            return new Claim.Referring(words(), region.id());
        }

        Claim.Grounding grounding() {
            return new Claim.Grounding(words(), List.of(region.id()));
        }
    }
}
