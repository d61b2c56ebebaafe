/**
 * Guesses answers from the questions alone. What can be guessed without the photograph teaches a model not to look.
 *
 * <p>Guessers learn from the pairs of one half of the images and are tested on the other. They see pairs as data and share
 * no code with what makes or selects them.
 */
@NullMarked
package io.spatialforge.audit.blind;

import org.jspecify.annotations.NullMarked;
