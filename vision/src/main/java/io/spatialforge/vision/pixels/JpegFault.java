package io.spatialforge.vision.pixels;

/** What in a JPEG can't be as an encoder wrote it; the message says what and where. */
final class JpegFault extends Exception {

    private static final long serialVersionUID = 1L;

    JpegFault(String message) {
        super(message, null, false, false); // an answer, not a surprise: nobody looks at its stack
    }
}
