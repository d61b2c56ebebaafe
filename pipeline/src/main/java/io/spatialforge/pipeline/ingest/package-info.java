@NullMarked
package io.spatialforge.pipeline.ingest;

import org.jspecify.annotations.NullMarked;
