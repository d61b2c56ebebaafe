/** Runs whose process is killed again and again, and whose disk, inputs and files are taken away. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.kills;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
