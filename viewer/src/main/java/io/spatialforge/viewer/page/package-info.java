/** What the report and the viewer show alike: a pair on its photograph, words, charts. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.viewer.page;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
