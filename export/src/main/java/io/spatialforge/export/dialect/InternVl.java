package io.spatialforge.export.dialect;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.syntax.RefBoxes;
import io.spatialforge.export.syntax.RegionSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The format of InternVL's own finetuning code, of versions 2, 2.5 and 3: LLaVA's turns with the size of the image, boxes
 * in {@code <ref>} and {@code <box>} tags in thousandths, and a meta file for each split that names the data file.
 *
 * <p>A record that the trainer can't use it replaces by a random other one, with no more than a line in its log.
 */
public final class InternVl implements Dialect {

    @Override
    public String name() {
        return "internvl";
    }

    @Override
    public String about() {
        return "InternVL 2, 2.5 and 3's own finetuning, boxes from 0 to 1000";
    }

    @Override
    public RegionSyntax regions() {
        return RefBoxes.THOUSANDTHS;
    }

    @Override
    public List<Framing> framings() {
        return List.of(Framing.LINES);
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.head(told, json);
        json.writeStringProperty("image", told.image());
        Fields.frame(told.frame(), json);
        ShareGpt.conversations(told, json);
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        JsonNode length = record.path("length");
        if (!length.isMissingNode() && (!length.isInt() || length.intValue() <= 0)) {
            faults.add("length", "a positive whole number of tokens, or no such field", Fields.got(length));
        }
        return ShareGpt.read(record, faults);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return ShareGpt.field(turn, answer);
    }

    @Override
    public void describe(DataFiles files) throws IOException {
        InternVlMeta.write(files);
    }

    @Override
    public void check(Path folder, Faults faults) throws IOException {
        InternVlMeta.check(folder, faults);
    }
}
