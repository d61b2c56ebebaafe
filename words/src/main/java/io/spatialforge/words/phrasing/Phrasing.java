package io.spatialforge.words.phrasing;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.words.Lexicon;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One claim on its way into words: its chance, its mentions, its draft, and the template once it is chosen. */
final class Phrasing {

    private final Phraser phraser;
    private final Scene scene;
    private final Function<String, Mention> mentions;
    private final long chance;
    private final @Nullable Template forced;
    private final int @Nullable [] picks;
    private final Draft draft;
    private final MentionWords words;

    Phrasing(
            Phraser phraser,
            Scene scene,
            Function<String, Mention> mentions,
            long chance,
            @Nullable Template forced,
            int @Nullable [] picks) {
        this.phraser = phraser;
        this.scene = scene;
        this.mentions = mentions;
        this.chance = chance;
        this.forced = forced;
        this.picks = picks;
        this.draft = new Draft(chance);
        this.words = new MentionWords(phraser.lexicon(), chance, draft.image());
    }

    Draft draft() {
        return draft;
    }

    Scene scene() {
        return scene;
    }

    MentionWords words() {
        return words;
    }

    Lexicon lexicon() {
        return phraser.lexicon();
    }

    /** A number from 0 to {@code bound - 1} for a purpose. */
    int choose(String purpose, int bound) {
        return StableHash.below(StableHash.with(chance, purpose), bound);
    }

    boolean toss(String purpose) {
        return StableHash.with(chance, purpose) < 0;
    }

    /** One of the forms, all equally likely. */
    String form(String... forms) {
        return forced != null ? forced.form() : forms[choose("form", forms.length)];
    }

    Mention mention(String region) {
        scene.region(region);
        Mention mention = mentions.apply(region);
        if (!mention.region().equals(region)) {
            throw new IllegalArgumentException("asked for a mention of " + region + ", got one of " + mention.region());
        }
        return mention;
    }

    /** Fills the slot with a mention of the region, and says how it was mentioned. */
    String fill(Slot slot, String region) {
        Mention mention = mention(region);
        String text = words.of(mention);
        draft.fill(slot, text, words.takesPluralVerb(mention));
        return text;
    }

    /** Puts the places 0 to {@code n - 1} into an order by chance. */
    int[] shuffled(int n) {
        int[] places = new int[n];
        long state = StableHash.with(chance, "order");
        for (int i = 0; i < n; i++) {
            int j = StableHash.below(StableHash.with(state, i), i + 1);
            places[i] = places[j];
            places[j] = i;
        }
        return places;
    }

    /** Writes the question by one of the form's templates, all equally likely. */
    Question ask(Task task, String form, boolean hasSingular) {
        Template template = forced != null
                ? forced
                : phraser.templates(task, form).choose(StableHash.with(chance, "template"), hasSingular);
        draft.force(picks);
        template.write(draft);
        draft.force(null);
        return new Question(template, draft.finish());
    }

    Question ask(Task task, String form) {
        return ask(task, form, true);
    }

    /** Writes an answer that has templates of its own; the slots stay filled as they were for the question. */
    String answer(Task task, String name) {
        phraser.templates(task, name)
                .choose(StableHash.with(chance, name), true)
                .write(draft);
        return draft.finish();
    }

    /** Fills the option lines, in this order. */
    void offer(List<String> options) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < options.size(); i++) {
            lines.append('\n').append((char) ('A' + i)).append(". ").append(options.get(i));
        }
        draft.fill(Slot.OPTIONS, lines.toString());
    }

    /** A question that waits for its answer. */
    record Question(Template template, String text) {

        Phrased answered(String answer, AnswerKind kind) {
            return new Phrased(template.form(), text, answer, kind, null, template.id());
        }

        Phrased answeredByLetter(List<String> options, int index) {
            return new Phrased(
                    template.form(),
                    text,
                    String.valueOf((char) ('A' + index)),
                    AnswerKind.CHOICE,
                    options,
                    template.id());
        }

        Phrased answeredYes(boolean yes) {
            return answered(yes ? "Yes" : "No", AnswerKind.YES_NO);
        }
    }
}
