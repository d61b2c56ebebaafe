@NullMarked
package io.spatialforge.audit;

import org.jspecify.annotations.NullMarked;
