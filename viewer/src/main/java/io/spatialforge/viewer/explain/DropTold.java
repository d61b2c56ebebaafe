package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.rule.CloserLook;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.DepthExtent;
import io.spatialforge.core.scene.DepthSource;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.RegionFlag;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why a rule abstained on something, in words and numbers, and what it would take. */
final class DropTold {

    private final Outcome.Abstained abstained;
    private final CloserLook look;
    private final Scene scene;
    private final Margins margins;
    private final Names names;
    private final @Nullable Region first;
    private final @Nullable Region second;

    DropTold(Outcome.Abstained abstained, CloserLook look, Scene scene, Margins margins, Names names) {
        this.abstained = abstained;
        this.look = look;
        this.scene = scene;
        this.margins = margins;
        this.names = names;
        String about = abstained.about();
        String other = abstained.other();
        first = scene.hasRegion(about) ? scene.region(about) : null;
        second = other != null && scene.hasRegion(other) ? scene.region(other) : null;
    }

    /** What was looked at, and what was not said of it. */
    String lookedAt() {
        return "The rules for %s looked at %s, and did not say %s."
                .formatted(abstained.task().id(), subject(), unsaid());
    }

    private String unsaid() {
        if (first == null || second != null) {
            return ofTwoOrLabel();
        }
        String one = names.the(first.id());
        return switch (abstained.task()) {
            case GROUNDING -> "where it is, by words that mean it alone";
            case REFERRING -> "by which words it can be described";
            case COUNTING -> "how many there are";
            case NEAR_FAR -> "what it is nearer or farther than";
            case LEFT_RIGHT -> "what it is to the left or right of";
            case PERSPECTIVE -> "which way %s faces, or where things are as %s sees them".formatted(one, one);
        };
    }

    private String ofTwoOrLabel() {
        return switch (abstained.task()) {
            case GROUNDING -> "where they are, or that there are none";
            case REFERRING -> "by which words they can be described";
            case COUNTING ->
                abstained.reason() == Reason.STRADDLES
                        ? "how many there are in one half of the image"
                        : "how many there are";
            case NEAR_FAR -> first == null ? "in which order they are" : "which one is nearer to the camera";
            case LEFT_RIGHT -> first == null ? "in which order they are" : "which one is further to the left";
            case PERSPECTIVE ->
                first == null || second == null
                        ? "where things are"
                        : "where %s is as %s sees it".formatted(names.the(second.id()), names.the(first.id()));
        };
    }

    private String subject() {
        if (first != null) {
            return second == null ? names.the(first.id()) : names.the(first.id()) + " and " + names.the(second.id());
        }
        return switch (abstained.about()) {
            case "scene" -> "the image";
            case "horizontal-order" -> "an order of three or more things from left to right";
            case "depth-order" -> "an order of three or more things by depth";
            case "nearest" -> "one thing that is the nearest of several";
            case "farthest" -> "one thing that is the farthest of several";
            default -> "all " + Names.plural(abstained.about());
        };
    }

    /** Why, a sentence a paragraph. */
    List<String> because() {
        List<String> said = new ArrayList<>();
        said.add(sentence(abstained.reason()));
        Reason cause = look.cause();
        if (cause != null) {
            said.add("That is since no single " + label() + " can be named: " + lower(sentence(cause)));
        }
        if (!look.names().isEmpty()) {
            said.add("It could be called "
                    + Names.and(
                            look.names().stream().map(Names::quoted).distinct().toList())
                    + ", but the question would then give its answer away.");
        }
        for (Measure measure : look.measures()) {
            if (measure.value() < 0 || Double.isInfinite(measure.value())) {
                continue;
            }
            said.add("- " + MeasureWords.sentence(measure, roles(measure)) + ".");
        }
        switch (abstained.reason()) {
            case DEPTH_EXTENTS_OVERLAP -> extents(said);
            case CUES_DISAGREE, FEW_CUES -> {
                extents(said);
                byDepth(said);
            }
            default -> {}
        }
        for (CloserLook.Says cue : look.cues()) {
            String nearer = cue.nearer();
            String farther = first != null && nearer.equals(first.id()) && second != null
                    ? second.id()
                    : String.valueOf(abstained.about());
            said.add("- A cue: "
                    + lower(MeasureWords.sentence(
                            cue.measure(), new MeasureWords.Roles(names.the(nearer), names.the(farther))))
                    + ". By that " + names.the(nearer) + " is the nearer.");
        }
        return said;
    }

    /** What it would take. */
    List<String> needed() {
        List<String> said = new ArrayList<>();
        ReasonWords.Entry entry = ReasonWords.of(abstained.reason());
        if (entry != null && !entry.needed().isEmpty()) {
            said.add(filled(entry.needed()));
        }
        Set<String> settings = new TreeSet<>();
        for (Measure measure : look.measures()) {
            if (MeasureWords.passes(measure) || measure.value() < 0 || Double.isInfinite(measure.value())) {
                continue;
            }
            said.add("Instead of %s, %s.".formatted(MeasureWords.value(measure), MeasureWords.needed(measure)));
            String setting = MeasureWords.setting(measure, margins);
            if (setting != null) {
                settings.add("margins." + setting);
            }
        }
        if (!settings.isEmpty()) {
            said.add("Or a laxer margin (%s), with which more is asked about and more of it is wrong."
                    .formatted(String.join(", ", settings)));
        }
        return said;
    }

    private String sentence(Reason reason) {
        if (abstained.about().endsWith("order") || abstained.about().endsWith("est")) {
            return "There are no three things of which each two are clearly ordered.";
        }
        if (reason == Reason.OVERLAP && second == null && first != null) {
            return abstained.task() == Task.PERSPECTIVE
                    ? "%s overlaps %s so much that the points of their bodies may have been mixed up."
                            .formatted(Names.capital(names.the(first.id())), blamed())
                    : "The box of %s is nearly that of %s, so that the box alone would not say which one is meant."
                            .formatted(names.the(first.id()), blamed());
        }
        if (reason == Reason.BELOW_MARGIN && second == null && first != null) {
            return "Which way %s faces is not told with enough confidence.".formatted(names.the(first.id()));
        }
        if (reason == Reason.TRUNCATED && second != null && !look.regions().isEmpty()) {
            String why = abstained.task() == Task.NEAR_FAR
                    ? "beyond which it may come nearer than what is seen of it"
                    : "so that one can't tell where its middle is";
            return "%s is cut by the border of the image, %s.".formatted(Names.capital(blamed()), why);
        }
        ReasonWords.Entry entry = ReasonWords.of(reason);
        return entry == null ? Names.capital(reason.meaning()) + "." : filled(entry.because());
    }

    private String filled(String text) {
        String related = Names.and(look.labels());
        String blamed = look.regions().isEmpty() ? subject() : blamed();
        String verb = abstained.reason() == Reason.STRADDLES
                ? " reaches"
                : look.regions().size() == 1 ? " has" : look.regions().isEmpty() ? " has" : " have";
        String x = look.regions().isEmpty() || abstained.reason() == Reason.AMBIGUOUS ? subject() : blamed();
        if (isOfTwo(abstained.reason()) && first != null) {
            x = subject();
        }
        String said = text.replace("{x}", x)
                .replace("{label}", label())
                .replace("{plural}", Names.plural(label()))
                .replace("{related}", related.isEmpty() ? "related things" : related)
                .replace("{blamed}", blamed + verb);
        if (abstained.reason() == Reason.NO_DEPTH && scene.depth() == null) {
            return "There is no depth of the image.";
        }
        if (abstained.reason() == Reason.FLAGGED) {
            return Names.capital(said) + flags();
        }
        if (abstained.reason() == Reason.POSSIBLE_DUPLICATE && !look.regions().isEmpty()) {
            return Names.capital(said) + " It is about " + blamed() + ".";
        }
        if (abstained.reason() == Reason.PERHAPS_PICTURED && text.contains("{x}")) {
            return Names.capital(said)
                    + (look.regions().isEmpty()
                            ? " It is out of place among the other things."
                            : " It is seen in %1$s, or right above, where mirrors hang.".formatted(blamed()));
        }
        return Names.capital(said);
    }

    /** Whether the reason names another region beside the one that is left out. */
    private static boolean isOfTwo(Reason reason) {
        return reason == Reason.POSSIBLE_DUPLICATE || reason == Reason.PERHAPS_PICTURED;
    }

    private String flags() {
        List<String> said = new ArrayList<>();
        for (String id : abstained.regions()) {
            for (RegionFlag flag : scene.region(id).flags().toList()) {
                if (flag != RegionFlag.TRUNCATED && flag != RegionFlag.OCCLUDED) {
                    said.add(names.the(id) + " is " + RegionWords.flag(flag));
                }
            }
        }
        return said.isEmpty() ? "" : " " + Names.capital(Names.and(said)) + ".";
    }

    private String label() {
        return first != null ? Names.singular(first.label()) : Names.singular(abstained.about());
    }

    private String blamed() {
        return names.all(look.regions());
    }

    private void extents(List<String> said) {
        DepthSource source = scene.depth();
        for (Region region : Arrays.asList(first, second)) {
            if (region != null && region.depth() != null && source != null) {
                DepthExtent extent = region.depth().stated();
                said.add("- " + Names.capital(names.the(region.id())) + ": " + DepthWords.extent(extent, source.kind())
                        + ".");
            }
        }
    }

    private void byDepth(List<String> said) {
        DepthSource source = scene.depth();
        if (source == null || first == null || second == null || first.depth() == null || second.depth() == null) {
            return;
        }
        double difference =
                first.depth().stated().centre() - second.depth().stated().centre();
        boolean isFirst = source.kind() == DepthSource.Kind.INVERSE ? difference > 0 : difference < 0;
        String witness = source.origin() == DepthSource.Origin.ESTIMATED ? ", as a network sees it" : "";
        said.add("- By that depth%s, %s is the nearer.".formatted(witness, names.the((isFirst ? first : second).id())));
    }

    /** Of depth the nearer one comes first. */
    private MeasureWords.Roles roles(Measure measure) {
        Region a = first;
        Region b = second;
        if (a == null || b == null) {
            String blamed =
                    look.regions().isEmpty() ? null : names.the(look.regions().getFirst());
            boolean ofBlamed =
                    abstained.reason() != Reason.POSSIBLE_DUPLICATE && abstained.reason() != Reason.AMBIGUOUS;
            return new MeasureWords.Roles(
                    blamed != null && ofBlamed ? blamed : a == null ? blamed : names.the(a.id()), null);
        }
        DepthSource source = scene.depth();
        if (measure.name().equals("lower_edge") && a.box().y2() < b.box().y2()) {
            return new MeasureWords.Roles(names.the(b.id()), names.the(a.id()));
        }
        boolean ofDepth = measure.name().contains("ratio") || measure.name().contains("inverse");
        if (ofDepth && source != null && a.depth() != null && b.depth() != null) {
            double difference = a.depth().stated().centre() - b.depth().stated().centre();
            boolean turned = source.kind() == DepthSource.Kind.INVERSE ? difference < 0 : difference > 0;
            if (turned) {
                return new MeasureWords.Roles(names.the(b.id()), names.the(a.id()));
            }
        }
        if (abstained.task() == Task.LEFT_RIGHT && a.box().centreX() > b.box().centreX()) {
            return new MeasureWords.Roles(names.the(b.id()), names.the(a.id()));
        }
        return new MeasureWords.Roles(names.the(a.id()), names.the(b.id()));
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
