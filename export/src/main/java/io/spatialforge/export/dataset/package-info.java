/** Files of records, and how they are checked. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.export.dataset;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
