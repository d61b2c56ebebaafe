/** Datasets as the Hugging Face Hub hosts them: Parquet shards, a card with its front matter, and Croissant. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.export.hub;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
