package io.spatialforge.vision.model.decode;

import io.spatialforge.core.Additions;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The decoders there are. */
public final class Decoders {

    private static final List<Decoder> SHIPPED = List.of(
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

    /** Those that are shipped, and after them those that others add, sorted by id ({@link AddedDecoder}). */
    public static List<Decoder> all() {
        List<Decoder> all = new ArrayList<>(SHIPPED);
        List<String> taken = SHIPPED.stream().map(Decoder::id).toList();
        for (AddedDecoder added : Additions.named(
                AddedDecoder.class, "decoder", each -> each.decoder().id(), taken)) {
            all.add(added.decoder());
        }
        return List.copyOf(all);
    }

    /** The decoder of that name; empty if there is none. */
    public static Optional<Decoder> ofId(String id) {
        return all().stream().filter(decoder -> decoder.id().equals(id)).findFirst();
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
                        + all().stream().map(Decoder::id).collect(Collectors.joining(", "))));
        if (decoder.role() != spec.role()) {
            throw new ModelException(
                    "model '" + spec.id() + "': its role is " + spec.role().id() + ", but decoder '" + decoder.id()
                            + "' is for " + decoder.role().id());
        }
        decoder.check().accept(spec.settings());
        return decoder;
    }
}
