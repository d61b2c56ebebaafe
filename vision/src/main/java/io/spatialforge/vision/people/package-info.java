@NullMarked
package io.spatialforge.vision.people;

import org.jspecify.annotations.NullMarked;
