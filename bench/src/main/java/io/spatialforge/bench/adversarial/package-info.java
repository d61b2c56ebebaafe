/** Drawn scenes that provoke wrong labels, forged and held against their exact truth. */
@NullMarked
package io.spatialforge.bench.adversarial;

import org.jspecify.annotations.NullMarked;
