@NullMarked
package io.spatialforge.export.hub;

import org.jspecify.annotations.NullMarked;
