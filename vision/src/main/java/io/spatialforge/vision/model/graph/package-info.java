/** Graphs of ONNX Runtime: loaded, checked, fed with pictures, and run. */
@API(status = API.Status.EXPERIMENTAL)
@NullMarked
package io.spatialforge.vision.model.graph;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
