package io.spatialforge.export.dialect;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.BoxTags;
import io.spatialforge.export.syntax.Frame;
import io.spatialforge.export.syntax.RegionSyntax;
import io.spatialforge.export.syntax.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * ms-swift's standard format with its grounding fields: {@code messages}, {@code images}, and {@code objects} with the
 * names and boxes that stand for the tags {@code <ref-object>} and {@code <bbox>} in the messages, in the image's own
 * pixels. The trainer turns them into what the chosen model is used to.
 *
 * <p>The trainer takes names and boxes in the order of their tags. Tags that are left over stay in the text, and names or
 * boxes that are left over are dropped, both without a word; records it can't read it deletes. All records have the same
 * fields, and every coordinate a point, since the library that reads the file fixes the types of all fields by the first
 * records.
 */
public final class MsSwift implements Dialect {

    private static final String TAG = ImageTag.TAG;
    private static final String IMAGES = "images";

    @Override
    public String name() {
        return "ms-swift";
    }

    @Override
    public String about() {
        return "ms-swift, boxes apart in pixels, for any model it trains";
    }

    @Override
    public RegionSyntax regions() {
        return BoxTags.INSTANCE;
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.columns(told, json);
        Messages.write(told, TAG, json);
        Fields.strings(IMAGES, told.images(), json);
        SwiftObjects.write(told, json);
        Fields.frame(told.frame(), json);
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        List<String> images = Fields.images(record, record.has(IMAGES) ? IMAGES : "image", faults);
        Frame frame = Fields.frame(record, faults);
        List<Turn> said = Messages.read(record, Messages::text, Messages::text, faults);
        SwiftObjects objects = SwiftObjects.read(record, images.size(), frame, faults);
        if (images.isEmpty() || said.isEmpty() || objects == null) {
            return null;
        }
        int lead = Messages.lead(record);
        int tags = 0;
        List<Turn> turns = new ArrayList<>(said.size());
        for (Turn each : said) {
            String question = each.question();
            for (int at = question.indexOf(TAG); at >= 0; at = question.indexOf(TAG, at + 1)) {
                tags++;
            }
            if (each.answer().contains(TAG)) {
                faults.add(field(lead, turns.size(), true), "no " + TAG + " in an answer", each.answer());
            }
            List<Shown> shown = new ArrayList<>();
            objects.take(question, shown);
            objects.take(each.answer(), shown);
            turns.add(new Turn(withoutTags(question), each.answer(), shown));
        }
        if (tags > images.size()) {
            faults.add(Messages.MESSAGES, "no more " + TAG + " than images, " + images.size(), String.valueOf(tags));
        }
        objects.requireAllTaken(faults);
        return new Told(
                Fields.id(record, faults), Fields.texts(record, Fields.QA_IDS, faults), images, frame, turns, lead);
    }

    private static String withoutTags(String question) {
        String rest = question.startsWith(TAG) ? question.substring(TAG.length()) : question;
        return rest.contains(TAG) ? rest.replace(TAG, "").strip() : rest;
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return Messages.field(lead, turn, answer);
    }

    @Override
    public String imageField() {
        return IMAGES;
    }
}
