package io.spatialforge.export.dialect;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.dataset.DataFiles;
import io.spatialforge.export.syntax.JsonBoxes;
import io.spatialforge.export.syntax.RegionSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The format of LLaMA-Factory: messages whose first question begins with {@code <image>}, a column of images, and beside the
 * data {@code dataset_info.json}, which tells the trainer what the columns are. It trains any model, so boxes are told as
 * JSON from 0 to 1000 and each question says so.
 */
public final class LlamaFactory implements Dialect {

    private static final String IMAGES = "images";
    /** Stand for media in any message, answers included; each must have its own. */
    private static final List<String> NO_MEDIA = List.of("<video>", "<audio>");
    /** The template puts the number of the turn in its place. */
    private static final String TURN_NUMBER = "{{idx}}";

    @Override
    public String name() {
        return "llama-factory";
    }

    @Override
    public String about() {
        return "LLaMA-Factory with dataset_info.json, boxes as JSON from 0 to 1000";
    }

    @Override
    public RegionSyntax regions() {
        return JsonBoxes.SPELT_OUT;
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.columns(told, json);
        Messages.write(told, ImageTag.LINE, json);
        Fields.strings(IMAGES, told.images(), json);
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        List<String> images = Fields.images(record, IMAGES, faults);
        ImageTag tags = new ImageTag();
        List<Turn> turns = Messages.read(
                record,
                (content, at, found) -> {
                    String text = Messages.text(content, at, found);
                    return text == null ? null : tags.without(text);
                },
                Messages::text,
                faults);
        if (images.isEmpty() || turns.isEmpty()) {
            return null;
        }
        int lead = Messages.lead(record);
        tags.require(images.size(), Messages.MESSAGES, faults);
        for (int i = 0; i < turns.size(); i++) {
            String answer = tags.none(turns.get(i).answer(), field(lead, i, true), faults);
            tokens(turns.get(i).question(), field(lead, i, false), faults);
            tokens(answer, field(lead, i, true), faults);
        }
        return new Told(
                Fields.id(record, faults),
                Fields.texts(record, Fields.QA_IDS, faults),
                images,
                Fields.frame(record, faults),
                turns,
                lead);
    }

    private static void tokens(String text, String field, Faults faults) {
        for (String media : NO_MEDIA) {
            if (text.contains(media)) {
                faults.add(field, "no " + media + ", as there are images only", text);
            }
        }
        if (text.contains(TURN_NUMBER)) {
            faults.add(field, "no " + TURN_NUMBER + ", which the trainer's templates fill in", text);
        }
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return Messages.field(lead, turn, answer);
    }

    @Override
    public String imageField() {
        return IMAGES;
    }

    @Override
    public void describe(DataFiles files) throws IOException {
        DatasetInfo.write(files);
    }

    @Override
    public void check(Path folder, Faults faults) throws IOException {
        DatasetInfo.check(folder, faults);
    }
}
