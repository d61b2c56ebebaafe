@NullMarked
package io.spatialforge.viewer.picture;

import org.jspecify.annotations.NullMarked;
