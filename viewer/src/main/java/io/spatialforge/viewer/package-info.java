/** What people look at: stories of pairs, pictures, the report and the viewer. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
