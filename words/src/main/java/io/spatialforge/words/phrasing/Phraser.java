package io.spatialforge.words.phrasing;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.Lexicon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts a claim into English. The claim is given and stays as it is; which of its forms is asked, which template, which
 * synonyms, which side is asked about, who is mentioned first and which letter an option gets are chosen by the chance
 * alone, never by what is true, so that the question tells nothing of its answer.
 *
 * <p>Left and right are the image's, except in a bearing, which is seen by the person named. Immutable, for all threads.
 */
public final class Phraser {

    private static final Phraser STANDARD = new Phraser(Lexicon.standard());

    /** The chance of what is said outside of questions. */
    private static final long PLAIN = 0;

    private final Lexicon lexicon;
    private final Map<Task, Map<String, Templates>> templates = new EnumMap<>(Task.class);

    private Phraser(Lexicon lexicon) {
        this.lexicon = lexicon;
        for (Task task : Task.values()) {
            templates.put(task, Templates.ofTask(task));
        }
    }

    /** The phraser with the project's templates, loaded once. */
    public static Phraser standard() {
        return STANDARD;
    }

    /**
     * A claim as a question and its answer.
     *
     * @param scene what the claim is about
     * @param claim what is true; also of a yes/no question that is answered "No"
     * @param mentions how to mention each region of the claim, by its id; not asked for those that are counted, that are
     *     the answer of a grounding, or that are referred to
     * @param chance well mixed, see {@link StableHash}; the same chance gives the same words
     * @throws IllegalArgumentException if the scene lacks a region, a mention is of another region than was asked for, a
     *     mention picks many regions, or an expression's label is no plain noun
     */
    public Phrased phrase(Scene scene, Claim claim, Function<String, Mention> mentions, long chance) {
        return phrase(scene, claim, mentions, chance, null, null);
    }

    /**
     * What a pair of that chance calls a region: the very words that {@link #phrase} puts into it.
     *
     * @param chance as it was given to {@link #phrase}
     */
    public String words(Mention mention, long chance) {
        return new MentionWords(lexicon, chance, new Draft(chance).image()).of(mention);
    }

    /** The words one of which answers an open question about the claim; empty where it is not answered by such words. */
    public static List<String> closedAnswers(Claim claim) {
        return switch (claim) {
            case Claim.LeftOf c -> RelationPhrasing.SIDES;
            case Claim.Bearing c -> PersonPhrasing.DIRECTIONS;
            case Claim.Facing c -> PersonPhrasing.VIEWS;
            case Claim.Nearer c -> List.of();
            case Claim.DepthOrder c -> List.of();
            case Claim.ExtremeDepth c -> List.of();
            case Claim.HorizontalOrder c -> List.of();
            case Claim.Count c -> List.of();
            case Claim.Grounding c -> List.of();
            case Claim.Referring c -> List.of();
        };
    }

    /** The same with a template that is given, and, where they are too, with these alternatives of its synonyms. */
    Phrased phrase(
            Scene scene,
            Claim claim,
            Function<String, Mention> mentions,
            long chance,
            @Nullable Template template,
            int @Nullable [] picks) {
        Phrasing phrasing = new Phrasing(this, scene, mentions, chance, template, picks);
        return switch (claim) {
            case Claim.Grounding grounding -> new ThingPhrasing(phrasing).ground(grounding);
            case Claim.Referring referring -> new ThingPhrasing(phrasing).refer(referring);
            case Claim.Count count -> new ThingPhrasing(phrasing).count(count);
            case Claim.Nearer nearer -> new RelationPhrasing(phrasing).nearer(nearer);
            case Claim.ExtremeDepth extreme -> new RelationPhrasing(phrasing).extreme(extreme);
            case Claim.DepthOrder order -> new RelationPhrasing(phrasing).order(Task.NEAR_FAR, order.order());
            case Claim.LeftOf leftOf -> new RelationPhrasing(phrasing).leftOf(leftOf);
            case Claim.HorizontalOrder order -> new RelationPhrasing(phrasing).order(Task.LEFT_RIGHT, order.order());
            case Claim.Bearing bearing -> new PersonPhrasing(phrasing).bearing(bearing);
            case Claim.Facing facing -> new PersonPhrasing(phrasing).facing(facing);
        };
    }

    /**
     * An expression in plain words, always the same: "the leftmost chair in the image", "every dog".
     *
     * @throws IllegalArgumentException if the expression's label is no plain noun
     */
    public String expression(Expression expression) {
        return expression instanceof Expression.Every every
                ? "every " + lexicon.noun(every.label()).singular()
                : new MentionWords(lexicon, PLAIN, "image").of(expression);
    }

    /**
     * A condition in plain words, as it follows "that is": "wooden", "in the left half of the image".
     *
     * @throws IllegalArgumentException if the condition can't be said so
     */
    public String condition(Condition condition) {
        return new ConditionWords(lexicon, "image").afterVerb(condition);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    /**
     * @throws IllegalArgumentException if the task has no such form
     */
    Templates templates(Task task, String form) {
        Map<String, Templates> forms = templates.get(task);
        Templates found = forms == null ? null : forms.get(form);
        if (found == null) {
            throw new IllegalArgumentException(task.id() + " has no form '" + form + "'");
        }
        return found;
    }

    /** Every template there is, task by task. */
    List<Template> allTemplates() {
        List<Template> all = new ArrayList<>();
        templates.values().forEach(forms -> forms.values().forEach(t -> all.addAll(t.list())));
        return all;
    }
}
