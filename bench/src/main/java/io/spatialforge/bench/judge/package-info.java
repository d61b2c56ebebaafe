/** How a judge's errors get through the protocol by which it is asked. */
@NullMarked
package io.spatialforge.bench.judge;

import org.jspecify.annotations.NullMarked;
