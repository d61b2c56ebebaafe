/** Scenes whose labels have habits, as real ones have: cups are near, buses are far, cars come in numbers. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.bench.habits;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
