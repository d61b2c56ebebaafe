/**
 * Photograph-like scenes drawn by software, whose truth is known to the pixel.
 *
 * <p>{@link io.spatialforge.drawn.SceneArtist} draws a scene from a seed; {@link io.spatialforge.drawn.DrawnCorpus} writes
 * many of them as an annotated collection. Everything that bears a label is listed, nothing in the fixed surroundings
 * looks like a labelled thing, and things never run into each other, so counts, boxes, depths and facings are exact.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.drawn;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
