package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decoders there are. */
public final class Decoders {

    private static final List<Decoder> ALL = List.of(
            InverseDepth.DECODER,
            MetricDepth.DECODER,
            Yolox.DECODER,
            NanoDet.DECODER,
            Detr.DECODER,
            Owl.DECODER,
            GroundingDino.DECODER,
            MoveNet.DECODER,
            SimccPose.DECODER,
            HeatMapPose.DECODER,
            Sam.DECODER);

    private Decoders() {}

    /** All of them. */
    public static List<Decoder> all() {
        return ALL;
    }

    /** The decoder of that name; empty if there is none. */
    public static Optional<Decoder> ofId(String id) {
        return ALL.stream().filter(decoder -> decoder.id().equals(id)).findFirst();
    }

    /**
     * The decoder of a model, which has its role and knows all its settings.
     *
     * @throws ModelException if there is none, or its settings are wrong
     */
    public static Decoder of(ModelSpec spec) {
        Decoder decoder = ofId(spec.decoder())
                .orElseThrow(() -> new ModelException("model '" + spec.id() + "': there is no decoder '"
                        + spec.decoder() + "'; there are "
                        + ALL.stream().map(Decoder::id).collect(Collectors.joining(", "))));
        if (decoder.role() != spec.role()) {
            throw new ModelException(
                    "model '" + spec.id() + "': its role is " + spec.role().id() + ", but decoder '" + decoder.id()
                            + "' is for " + decoder.role().id());
        }
        decoder.check().accept(spec.settings());
        return decoder;
    }
}
