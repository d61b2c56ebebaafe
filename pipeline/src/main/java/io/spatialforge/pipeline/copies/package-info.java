/** Copies of one photograph within a corpus and across corpora, and images that must not be in the dataset. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.pipeline.copies;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
