/** Fetches photographs that a corpus lists by URL. */
@NullMarked
package io.spatialforge.vision.fetch;

import org.jspecify.annotations.NullMarked;
