@NullMarked
package io.spatialforge.core.qa;

import org.jspecify.annotations.NullMarked;
