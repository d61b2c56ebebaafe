package io.spatialforge.export.dialect;

import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The record that LLaVA began and others took over: {@code {"id", "image", "conversations": [{"from": "human", "value":
 * "<image>\n…"}, {"from": "gpt", "value": "…"}]}}.
 */
final class ShareGpt {

    private static final String HUMAN = "human";
    private static final String GPT = "gpt";

    private static final Places TURNS = new Places("conversations", "");
    private static final Places VALUES = new Places("conversations", ".value");

    private ShareGpt() {}

    static void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.head(told, json);
        json.writeStringProperty("image", told.image());
        conversations(told, json);
        json.writeEndObject();
    }

    static void conversations(Told told, JsonGenerator json) {
        json.writeName("conversations");
        json.writeStartArray();
        String tag = ImageTag.LINE;
        for (Turn turn : told.turns()) {
            said(json, HUMAN, tag + turn.question());
            said(json, GPT, turn.answer());
            tag = "";
        }
        json.writeEndArray();
    }

    private static void said(JsonGenerator json, String from, String value) {
        json.writeStartObject();
        json.writeStringProperty("from", from);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    static String field(int turn, boolean answer) {
        return VALUES.at(2 * turn + (answer ? 1 : 0));
    }

    static @Nullable Told read(JsonNode record, Faults faults) {
        List<String> images = Fields.images(record, "image", faults);
        List<Turn> turns = turns(record, images.size(), faults);
        return images.isEmpty() || turns.isEmpty()
                ? null
                : new Told(
                        Fields.id(record, faults),
                        Fields.texts(record, Fields.QA_IDS, faults),
                        images,
                        Fields.frame(record, faults),
                        turns);
    }

    private static List<Turn> turns(JsonNode record, int images, Faults faults) {
        JsonNode said = record.path("conversations");
        if (!said.isArray()) {
            faults.add("conversations", "a list of turns", Fields.got(said));
            return List.of();
        }
        if (said.isEmpty() || said.size() % 2 != 0) {
            faults.add("conversations", "questions and answers in pairs", said.size() + " turns");
            return List.of();
        }
        ImageTag tags = new ImageTag();
        List<Turn> turns = new ArrayList<>(said.size() / 2);
        for (int i = 0; i < said.size(); i += 2) {
            String question = value(said.get(i), HUMAN, i, faults);
            String answer = value(said.get(i + 1), GPT, i + 1, faults);
            if (question == null || answer == null) {
                return List.of();
            }
            turns.add(new Turn(tags.without(question), tags.none(answer, field(i / 2, true), faults), List.of()));
        }
        if (images > 0) {
            tags.require(images, "conversations", faults);
        }
        return turns;
    }

    private static @Nullable String value(JsonNode said, String role, int place, Faults faults) {
        if (!said.isObject()) {
            faults.add(TURNS.at(place), "an object with from and value", Fields.got(said));
            return null;
        }
        if (!said.path("from").isString() || !said.path("from").stringValue().equals(role)) {
            faults.add(TURNS.at(place) + ".from", role, Fields.got(said.path("from")));
        }
        return Fields.text(said, "value", VALUES.at(place), faults);
    }
}
