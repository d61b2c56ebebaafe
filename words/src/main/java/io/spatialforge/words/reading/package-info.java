/** English read back into claims, by someone who never saw the templates. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.words.reading;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
