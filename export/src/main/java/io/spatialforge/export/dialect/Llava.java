package io.spatialforge.export.dialect;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.ShareBoxes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The format of LLaVA-1.5's own finetuning code: one JSON array, one image a record, boxes as shares of the square to which
 * the trainer pads the image ({@code --image_aspect_ratio pad}), as in the makers' data.
 */
public final class Llava implements Dialect {

    @Override
    public String name() {
        return "llava";
    }

    @Override
    public String about() {
        return "LLaVA-1.5's own finetuning, boxes from 0 to 1 of the padded square";
    }

    @Override
    public RegionSyntax regions() {
        return ShareBoxes.OF_PADDED_SQUARE;
    }

    @Override
    public List<Framing> framings() {
        return List.of(Framing.ARRAY);
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        ShareGpt.write(told, json);
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        JsonNode image = record.path("image");
        if (image.isArray()) {
            faults.add("image", "one path; the trainer takes no list", Fields.got(image));
            return null;
        }
        return ShareGpt.read(record, faults);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return ShareGpt.field(turn, answer);
    }
}
