/** Copies of one photograph within a corpus and across corpora, and images that must not be in the dataset. */
@NullMarked
package io.spatialforge.pipeline.copies;

import org.jspecify.annotations.NullMarked;
