package io.spatialforge.export;

import io.spatialforge.core.scene.Image;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.syntax.RegionSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * How a conversation is written for one trainer: the record around it, what a region in the text becomes, and the files
 * beside the records. A dialect changes no claim and no word of its own accord. Implementations hold no state and may be
 * used from many threads.
 */
public interface Dialect {

    /** The name by which users ask for it, as in {@code qwen3-vl}. */
    String name();

    /** What it is for, in a few words: {@code Qwen3-VL's own finetuning}. */
    String about();

    /** What a region in the text becomes. */
    RegionSyntax regions();

    /** What its records depend on: its name and whatever options change what it writes. */
    default String fingerprint() {
        return name();
    }

    /**
     * What the trainer has to be told so that it sees what the records say, in a sentence for whoever sets it up.
     *
     * @return null if nothing needs to be said
     */
    default @Nullable String reminder() {
        return null;
    }

    /**
     * Why the trainer could not load an image, whatever is asked about it.
     *
     * @return null if nothing speaks against it
     */
    default @Nullable Refusal refusal(Image image) {
        return null;
    }

    /** How the trainer lets records stand in a data file; the first is how they are written. */
    default List<Framing> framings() {
        return List.of(Framing.LINES, Framing.ARRAY);
    }

    /** Writes a conversation as one JSON object. */
    void write(Told told, JsonGenerator json);

    /**
     * Reads a record, ours or another's, as the trainer would, and reports what the trainer would stumble over: missing or
     * mistyped fields, roles out of turn, image tags that do not match the images. What every dialect asks of ids, paths
     * and texts is checked elsewhere.
     *
     * @return null if there is no conversation to be had, in which case a fault was reported
     */
    @Nullable
    Told read(JsonNode record, Faults faults);

    /**
     * Where the text of a turn stands in a record, for faults: {@code conversations[3].value}.
     *
     * @param lead how many messages come before the first question
     */
    String field(int lead, int turn, boolean answer);

    /** Where the path of the image stands in a record, for faults. */
    default String imageField() {
        return "image";
    }

    /** Writes the files that the trainer wants beside the data: meta files, tables of contents. */
    default void describe(DataFiles files) throws IOException {}

    /** Checks the files beside the data, against the data files in the folder. */
    default void check(Path folder, Faults faults) throws IOException {}
}
