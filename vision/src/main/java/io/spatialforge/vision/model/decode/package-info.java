/** What models answer, read: one file for each family of models that answer alike. */
@NullMarked
package io.spatialforge.vision.model.decode;

import org.jspecify.annotations.NullMarked;
