package io.spatialforge.vision.pixels;

/**
 * What is known of a stored photograph's bytes before they are decoded. Looking for damage costs two thirds of what decoding a
 * JPEG costs, as much as decoding a WebP, and an earlier stage may have done it.
 */
public enum Integrity {

    /** They may be damaged, so it is looked for. */
    UNKNOWN,

    /** {@link PictureDecoder} decoded the same bytes before and found no damage. */
    CHECKED
}
