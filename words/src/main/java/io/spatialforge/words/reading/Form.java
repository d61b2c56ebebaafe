package io.spatialforge.words.reading;

import io.spatialforge.words.Noun;
import java.util.Arrays;

/**
 * A spelling that names one or more labels of a scene.
 *
 * @param nouns of different labels that are said alike, as a rule one
 * @param singular whether it is the singular of the first
 * @param plural whether it is the plural of the first
 */
record Form(Noun[] nouns, boolean singular, boolean plural) {

    /** The form with one more label that is said so. */
    Form with(Noun noun) {
        Noun[] more = Arrays.copyOf(nouns, nouns.length + 1);
        more[nouns.length] = noun;
        return new Form(more, singular, plural);
    }

    boolean names(String label) {
        for (Noun noun : nouns) {
            if (noun.label().equals(label)) {
                return true;
            }
        }
        return false;
    }
}
