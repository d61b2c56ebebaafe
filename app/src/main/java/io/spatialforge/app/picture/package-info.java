@NullMarked
package io.spatialforge.app.picture;

import org.jspecify.annotations.NullMarked;
