/** The dialects, one file each, and what several of them share. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.export.dialect;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
