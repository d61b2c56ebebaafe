/** What an export becomes: record files, and the seam for what is laid out otherwise. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.export.target;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
