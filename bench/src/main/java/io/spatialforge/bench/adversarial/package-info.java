/** Drawn scenes that provoke wrong labels, forged and held against their exact truth. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.adversarial;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
