/**
 * Guesses answers from the questions alone. What can be guessed without the photograph teaches a model not to look.
 *
 * <p>Guessers learn from the pairs of one half of the images and are tested on the other. They see pairs as data and share
 * no code with what makes or selects them.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.audit.blind;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
