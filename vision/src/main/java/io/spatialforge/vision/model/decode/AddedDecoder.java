package io.spatialforge.vision.model.decode;

import org.apiguardian.api.API;

/** Adds a decoder to those there are: a service, found on the class path by its name in {@code META-INF/services}. */
@API(status = API.Status.EXPERIMENTAL)
public interface AddedDecoder {

    /** The decoder. Its id is another whenever it reads the same tensors otherwise: looks are known by it. */
    Decoder decoder();
}
