/** Which questions about one image may follow one another: what each tells, what each asks, and who must not meet. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.export.talk;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
