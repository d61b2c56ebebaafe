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
    private static final String SYSTEM = "system";
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";

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
        json.writeName("messages");
        json.writeStartArray();
        String tag = TAG;
        for (Turn turn : told.turns()) {
            message(json, USER, tag + turn.question());
            message(json, ASSISTANT, turn.answer());
            tag = "";
        }
        json.writeEndArray();
        Fields.strings("images", told.images(), json);
        SwiftObjects.write(told, json);
        Fields.frame(told.frame(), json);
        json.writeEndObject();
    }

    private static void message(JsonGenerator json, String role, String content) {
        json.writeStartObject();
        json.writeStringProperty("role", role);
        json.writeStringProperty("content", content);
        json.writeEndObject();
    }

    /** Counts from the first question, whether a system message stands before it or not. */
    @Override
    public String field(int turn, boolean answer) {
        return "messages, " + (answer ? "answer " : "question ") + (turn + 1);
    }

    @Override
    public String imageField() {
        return "images";
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        List<String> images = Fields.images(record, record.has("images") ? "images" : "image", faults);
        Frame frame = Fields.frame(record, faults);
        List<Said> said = said(record, faults);
        SwiftObjects objects = SwiftObjects.read(record, images.size(), frame, faults);
        if (images.isEmpty() || said.isEmpty() || objects == null) {
            return null;
        }
        int tags = 0;
        List<Turn> turns = new ArrayList<>(said.size());
        for (Said each : said) {
            for (int at = each.question.indexOf(TAG); at >= 0; at = each.question.indexOf(TAG, at + 1)) {
                tags++;
            }
            if (each.answer.contains(TAG)) {
                faults.add(field(turns.size(), true), "no " + TAG + " in an answer", each.answer);
            }
            List<Shown> shown = new ArrayList<>();
            objects.take(each.question, shown);
            objects.take(each.answer, shown);
            turns.add(new Turn(withoutTags(each.question), each.answer, shown));
        }
        if (tags > images.size()) {
            faults.add("messages", "no more " + TAG + " than images, " + images.size(), String.valueOf(tags));
        }
        objects.requireAllTaken(faults);
        return new Told(Fields.id(record, faults), Fields.texts(record, Fields.QA_IDS, faults), images, frame, turns);
    }

    private static String withoutTags(String question) {
        String rest = question.startsWith(TAG) ? question.substring(TAG.length()) : question;
        return rest.contains(TAG) ? rest.replace(TAG, "").strip() : rest;
    }

    private static List<Said> said(JsonNode record, Faults faults) {
        JsonNode messages = record.path("messages");
        if (!messages.isArray()) {
            faults.add("messages", "a list of messages", Fields.got(messages));
            return List.of();
        }
        int first = messages.path(0).path("role").asString("").equals(SYSTEM) ? 1 : 0;
        int count = messages.size() - first;
        if (count == 0 || count % 2 != 0) {
            faults.add("messages", "questions and answers in pairs", count + " messages");
            return List.of();
        }
        List<Said> said = new ArrayList<>(count / 2);
        for (int i = first; i < messages.size(); i += 2) {
            String question = content(messages.get(i), USER, "messages[" + i + "]", faults);
            String answer = content(messages.get(i + 1), ASSISTANT, "messages[" + (i + 1) + "]", faults);
            if (question == null || answer == null) {
                return List.of();
            }
            said.add(new Said(question, answer));
        }
        return said;
    }

    private static @Nullable String content(JsonNode message, String role, String at, Faults faults) {
        if (!message.isObject()) {
            faults.add(at, "an object with role and content", Fields.got(message));
            return null;
        }
        if (!message.path("role").asString("").equals(role)) {
            faults.add(at + ".role", role, Fields.got(message.path("role")));
        }
        return Fields.text(message, "content", at + ".content", faults);
    }

    private record Said(String question, String answer) {}
}
