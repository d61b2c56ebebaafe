package io.spatialforge.vision.model.decode;

import org.apiguardian.api.API;

/**
 * A decoder that a jar on the class path adds, by naming the class in
 * {@code META-INF/services/io.spatialforge.vision.model.decode.AddedDecoder}. The class needs a public constructor without
 * parameters.
 */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface AddedDecoder {

    /** The decoder. Its id is another whenever the same tensors are read otherwise: looks are known by it. */
    Decoder decoder();
}
