package io.spatialforge.export.dialect;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.JsonBoxes;
import io.spatialforge.export.syntax.RegionSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The format of TRL's trainers of vision-language models: a column of images and one of messages. Contents are texts, before
 * the first of which the trainer puts the images: lists of parts would get a null text for each image once they are in a
 * table, and which chat templates bear that is a matter of luck.
 */
public final class Trl implements Dialect {

    private static final String IMAGES = "images";

    @Override
    public String name() {
        return "trl";
    }

    @Override
    public String about() {
        return "TRL's SFTTrainer, boxes as JSON from 0 to 1000";
    }

    @Override
    public RegionSyntax regions() {
        return JsonBoxes.SPELT_OUT;
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.columns(told, json);
        Fields.strings(IMAGES, told.images(), json);
        Messages.write(told, "", json);
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        List<String> images = Fields.list(record, IMAGES, faults);
        Places places = new Places(images.size());
        List<Turn> turns = Messages.read(
                record, (content, at, found) -> question(content, at, places, found), Messages::texts, faults);
        if (images.isEmpty() || turns.isEmpty()) {
            return null;
        }
        if (places.count != images.size()) {
            faults.add(
                    Messages.MESSAGES,
                    "as many parts of type image as images, " + images.size(),
                    String.valueOf(places.count));
        }
        return new Told(
                Fields.id(record, faults),
                Fields.texts(record, Fields.QA_IDS, faults),
                images,
                Fields.frame(record, faults),
                turns,
                Messages.lead(record));
    }

    private static @Nullable String question(JsonNode content, String at, Places places, Faults faults) {
        if (content.isString()) {
            places.beforeText();
        }
        return Messages.parts(content, at, List.of("image"), places::read, faults);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return Messages.field(lead, turn, answer);
    }

    @Override
    public String imageField() {
        return IMAGES;
    }

    /** How many places for images the trainer finds in one record. */
    private static final class Places {
        private final int images;
        private boolean included;
        private int count;

        Places(int images) {
            this.images = images;
        }

        void read(String type, JsonNode part, String at, Faults faults) {
            if (!part.has("image")) {
                count++;
            }
        }

        /** It puts all images before the first question that is a text. */
        void beforeText() {
            if (!included) {
                included = true;
                count += images;
            }
        }
    }
}
