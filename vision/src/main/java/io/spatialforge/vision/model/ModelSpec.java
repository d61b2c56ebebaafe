package io.spatialforge.vision.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that is to be known of a model beside its weights: one entry of a catalogue.
 *
 * @param id the name it is called by
 * @param role what it is for
 * @param about one line for people
 * @param licence of the weights, an SPDX identifier where there is one
 * @param source page that tells of it, to credit
 * @param file the graph
 * @param extra further files by the names that the decoder knows, such as a tokenizer
 * @param input how it is shown a picture
 * @param decoder which code reads what it answers
 * @param settings what the decoder needs to know
 */
public record ModelSpec(
        String id,
        Role role,
        String about,
        String licence,
        String source,
        ModelFile file,
        Map<String, ModelFile> extra,
        InputSpec input,
        String decoder,
        Settings settings) {

    /** The name under which {@link #files} gives the graph itself. */
    public static final String GRAPH = "graph";

    public ModelSpec {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    /** All its files by name, the graph as {@link #GRAPH} first. */
    public Map<String, ModelFile> files() {
        Map<String, ModelFile> files = new LinkedHashMap<>();
        files.put(GRAPH, file);
        files.putAll(extra);
        return files;
    }

    /** The same model shown pictures of another size. */
    public ModelSpec with(InputSpec otherInput) {
        return new ModelSpec(id, role, about, licence, source, file, extra, otherInput, decoder, settings);
    }
}
