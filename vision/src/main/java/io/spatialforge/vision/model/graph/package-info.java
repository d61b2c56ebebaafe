/** Graphs of ONNX Runtime: loaded, checked, fed with pictures, and run. */
@NullMarked
package io.spatialforge.vision.model.graph;

import org.jspecify.annotations.NullMarked;
