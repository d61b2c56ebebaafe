package io.spatialforge.vision.model;

import io.spatialforge.vision.pixels.Picture;
import java.util.List;

/**
 * Looks for what a phrase names, in people's own words. Safe for several threads.
 *
 * <p>Such a model answers how well a place fits the words, not whether there is such a thing: it boxes an elephant for
 * "dog" where there is no dog. What it finds supports an annotation; what it does not find proves no absence.
 */
public interface PhraseDetector extends Model {

    /**
     * Whether the model can read the whole of a phrase: it is not blank, not longer than the model's text half takes, and
     * has no word or letter that the tokenizer does not know.
     */
    boolean reads(String phrase);

    /**
     * Where the things are that phrases name: all boxes with at least the manifest's floor of score, after suppression of
     * duplicates within a phrase, best first. The label of a detection is the phrase as it was given. A phrase that the
     * model does not {@linkplain #reads read} finds nothing; one that is given twice is asked once.
     *
     * @param phrases for each picture, in free text; none for a picture finds nothing
     * @throws ModelException if inference fails
     * @throws IllegalArgumentException if there are not as many lists of phrases as pictures
     */
    List<List<Detection>> detect(List<Picture> pictures, List<List<String>> phrases);

    /**
     * What every such model asks of its arguments.
     *
     * @throws IllegalArgumentException if there are not as many lists of phrases as pictures
     */
    static void checkPaired(List<Picture> pictures, List<List<String>> phrases) {
        if (pictures.size() != phrases.size()) {
            throw new IllegalArgumentException(
                    "%d pictures with %d lists of phrases".formatted(pictures.size(), phrases.size()));
        }
    }
}
