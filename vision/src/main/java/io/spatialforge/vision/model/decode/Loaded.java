package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.PictureGraph;
import java.nio.file.Path;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What a decoder makes a model of.
 *
 * @param files verified, by the names of {@link ModelSpec#files}
 */
@API(status = API.Status.EXPERIMENTAL)
public record Loaded(ModelSpec spec, ModelIdentity identity, Map<String, Path> files, ModelRuntime runtime) {

    public Loaded {
        files = Map.copyOf(files);
    }

    /** The graph itself, to be shown pictures; loaded anew by each call. */
    public PictureGraph pictures() {
        return pictures(spec.input().sizes());
    }

    /**
     * Likewise, of a graph that takes further tensors.
     *
     * @param sizes whether its tensors change their shapes from run to run
     */
    PictureGraph pictures(InputSpec.Sizes sizes) {
        return new PictureGraph(spec, runtime.load(spec.id(), file(ModelSpec.GRAPH), sizes));
    }

    /**
     * A further graph; loaded anew by each call.
     *
     * @param sizes whether its tensors change their shapes from run to run
     */
    public Graph graph(String name, InputSpec.Sizes sizes) {
        return runtime.load(spec.id(), file(name), sizes);
    }

    /** The tokenizer of the model's text half, its file {@code tokenizer}; closed with the runtime. */
    PhraseTokenizer tokenizer() {
        return runtime.keep(PhraseTokenizer.open(spec.id(), file("tokenizer")));
    }

    /**
     * @throws ModelException if the manifest names no such file
     */
    public Path file(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new ModelException("model '" + spec.id() + "': its manifest names no file '" + name
                    + "', which decoder '" + spec.decoder() + "' needs"
                    + (name.equals(ModelSpec.GRAPH) ? "" : "; add it under 'extra'"));
        }
        return file;
    }
}
