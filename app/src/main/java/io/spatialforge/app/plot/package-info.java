/** What audits found, drawn. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.app.plot;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
