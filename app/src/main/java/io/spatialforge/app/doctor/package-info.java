/** Whether a machine and a configuration are ready, and what to do where they are not. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.app.doctor;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
