package io.spatialforge.export.dialect;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.ShareBoxes;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The format of the finetuning code of LLaVA-NeXT and LLaVA-OneVision: a JSON object a line and a YAML file for each split
 * that names the data file, boxes as shares of the image's width and height, which the trainer does not pad
 * ({@code --image_aspect_ratio anyres_max_9}).
 *
 * <p>A record that the trainer can't use it tries three times and replaces by the next one, with no more than a line in its
 * log.
 */
public final class LlavaOneVision implements Dialect {

    @Override
    public String name() {
        return "llava-onevision";
    }

    @Override
    public String about() {
        return "LLaVA-NeXT and LLaVA-OneVision's own finetuning, boxes from 0 to 1";
    }

    @Override
    public RegionSyntax regions() {
        return ShareBoxes.OF_IMAGE;
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        ShareGpt.write(told, json);
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        return ShareGpt.read(record, faults);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return ShareGpt.field(turn, answer);
    }

    @Override
    public void describe(DataFiles files) throws IOException {
        LlavaMixture.write(files);
    }

    @Override
    public void check(Path folder, Faults faults) throws IOException {
        LlavaMixture.check(folder, faults);
    }
}
