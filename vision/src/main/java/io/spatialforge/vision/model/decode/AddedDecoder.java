package io.spatialforge.vision.model.decode;

/** Adds a decoder to those there are: a service, found on the class path by its name in {@code META-INF/services}. */
public interface AddedDecoder {

    Decoder decoder();
}
