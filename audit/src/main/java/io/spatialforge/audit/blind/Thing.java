package io.spatialforge.audit.blind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a question names or offers.
 *
 * @param label of the region; of an option that names no region, its text
 * @param words of the mention in lower case, <code>{}</code> for coordinates
 * @param shape how it is mentioned: the words with the label left out
 * @param role what the question asks of it
 * @param seen where it is, if the question shows its coordinates
 */
record Thing(
        String label,
        List<String> words,
        String shape,
        Role role,
        @Nullable Place seen) {

    Thing {
        words = List.copyOf(words);
    }

    Thing as(Role newRole) {
        return new Thing(label, words, shape, newRole, seen);
    }

    /** What a question asks of a thing. */
    enum Role {
        /** One among equals. */
        PEER,
        /** What the question is about. */
        SUBJECT,
        /** What the subject is compared with, or seen by. */
        REFERENCE
    }

    /** A box as shares of the image's width and height. */
    record Place(double left, double top, double right, double bottom) {}
}
