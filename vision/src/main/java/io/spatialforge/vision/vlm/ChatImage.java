package io.spatialforge.vision.vlm;

/**
 * A picture as a model is shown it.
 *
 * @param bytes an encoded JPEG or PNG; not to be changed
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param width in pixels, as encoded
 * @param height in pixels, as encoded
 */
@SuppressWarnings("ArrayRecordComponent")
public record ChatImage(byte[] bytes, String mediaType, int width, int height) {}
