/** Fetches photographs that a corpus lists by URL. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.fetch;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
