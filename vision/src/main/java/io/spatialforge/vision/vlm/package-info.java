/** Vision-language models behind OpenAI-compatible endpoints. */
@NullMarked
package io.spatialforge.vision.vlm;

import org.jspecify.annotations.NullMarked;
