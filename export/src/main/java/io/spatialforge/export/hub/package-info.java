/** Datasets as the Hugging Face Hub hosts them: Parquet shards, a card with its front matter, and Croissant. */
@NullMarked
package io.spatialforge.export.hub;

import org.jspecify.annotations.NullMarked;
