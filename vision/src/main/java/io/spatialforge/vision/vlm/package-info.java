/** Vision-language models behind OpenAI-compatible endpoints. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.spatialforge.vision.vlm;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
