package io.spatialforge.pipeline.select;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that selection has to know of a pair: a twentieth of the pair itself. What decides about millions of pairs reads keys,
 * and of the pairs themselves only those are touched that stay.
 *
 * @param id of the pair
 * @param how in which way it asks
 * @param contest what it compares; null where it compares nothing
 * @param subject what it is about where its answer is one of a few; null where it is not
 * @param labels that it names
 */
public record PairKey(
        String id,
        How how,
        @Nullable Contest contest,
        @Nullable Subject subject,
        NamedLabels labels) {

    /**
     * The way in which a pair asks.
     *
     * @param claim the kind of claim
     * @param form task and form
     * @param template the words
     * @param answer among those of its kind of question
     */
    record How(Task task, String claim, String form, String template, Answer answer) {

        private static final ClassValue<String> KINDS = new ClassValue<>() {
            @Override
            protected String computeValue(Class<?> claim) {
                return claim.getSimpleName().toLowerCase(Locale.ROOT);
            }
        };

        /** The name of a claim's kind. */
        static String kind(Claim claim) {
            return KINDS.get(claim.getClass());
        }

        static How of(QaPair pair) {
            Claim claim = pair.claim();
            return new How(
                    claim.task(), kind(claim), Answer.form(pair), pair.phrased().template(), Answer.of(pair));
        }
    }

    /** The key of a pair. */
    public static PairKey of(QaPair pair) {
        return new PairKey(pair.id(), How.of(pair), Contest.of(pair), Subject.of(pair), NamedLabels.of(pair));
    }

    public Task task() {
        return how.task;
    }

    /** The form within its task. */
    public String form() {
        return how.form.substring(how.form.indexOf('/') + 1);
    }
}
