/** From what lies in a folder to a configuration that reads it. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.app.init;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
