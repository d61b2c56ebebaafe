/** Whether a picture is a photograph worth asking about. */
@NullMarked
package io.spatialforge.vision.curate;

import org.jspecify.annotations.NullMarked;
