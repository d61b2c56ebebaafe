package io.spatialforge.words;

import io.spatialforge.core.label.FreeText;
import io.spatialforge.core.label.LabelKind;

/**
 * How a label is said.
 *
 * @param label as in the scene
 * @param kind what kind of noun it is
 * @param singular what one instance is called, without an article; of a noun without singular, that noun
 * @param plural what several instances are called; of a mass, the mass
 */
public record Noun(String label, LabelKind kind, String singular, String plural) {

    /** Whether a verb that follows "the X" is in the plural: "the scissors are". */
    public boolean takesPluralVerb() {
        return kind == LabelKind.PLURAL || FreeText.isPlural(label);
    }

    /** Whether a verb that follows all of them is in the singular: "all broccoli is". */
    public boolean isMass() {
        return kind == LabelKind.MASS;
    }

    /** Whether "every X" can be said. */
    public boolean hasSingular() {
        return kind != LabelKind.PLURAL && kind != LabelKind.MASS && !FreeText.isPlural(label);
    }
}
