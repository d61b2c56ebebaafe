/** Claims put into English, by templates. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.words.phrasing;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
