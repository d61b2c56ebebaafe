package io.spatialforge.export.dialect;

import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The list of messages of user and assistant, {@code {"role": "user", "content": …}}, that several trainers read. */
final class Messages {

    static final String MESSAGES = "messages";
    static final String USER = "user";
    static final String ASSISTANT = "assistant";

    private static final String SYSTEM = "system";
    private static final String ROLE = "role";
    private static final String CONTENT = "content";
    static final String TYPE = "type";
    static final String TEXT = "text";

    private static final Places AT = new Places(MESSAGES, "");
    private static final Places CONTENTS = new Places(MESSAGES, "." + CONTENT);

    private Messages() {}

    /** How the content of a message is read; what is wrong with it is reported. */
    @FunctionalInterface
    interface ContentReader {
        /** Null if there is none to be had. */
        @Nullable
        String read(JsonNode content, String at, Faults faults);
    }

    /**
     * Writes messages whose contents are texts.
     *
     * @param tag before the first question
     */
    static void write(Told told, String tag, JsonGenerator json) {
        json.writeName(MESSAGES);
        json.writeStartArray();
        String before = tag;
        for (Turn turn : told.turns()) {
            said(USER, before + turn.question(), json);
            said(ASSISTANT, turn.answer(), json);
            before = "";
        }
        json.writeEndArray();
    }

    static void said(String role, String content, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty(ROLE, role);
        json.writeStringProperty(CONTENT, content);
        json.writeEndObject();
    }

    static void start(String role, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty(ROLE, role);
        json.writeName(CONTENT);
    }

    static String field(int lead, int turn, boolean answer) {
        return CONTENTS.at(lead + 2 * turn + (answer ? 1 : 0));
    }

    /** How many messages stand before the first question: one if that is of the system. */
    static int lead(JsonNode record) {
        return record.path(MESSAGES).path(0).path(ROLE).asString("").equals(SYSTEM) ? 1 : 0;
    }

    /** The turns of a record; empty if there are none to be had, in which case a fault was reported. */
    static List<Turn> read(JsonNode record, ContentReader questions, ContentReader answers, Faults faults) {
        JsonNode said = record.path(MESSAGES);
        if (!said.isArray()) {
            faults.add(MESSAGES, "a list of messages", Fields.got(said));
            return List.of();
        }
        int lead = lead(record);
        int count = said.size() - lead;
        if (count <= 0 || count % 2 != 0) {
            faults.add(MESSAGES, "questions and answers in pairs", count + " messages");
            return List.of();
        }
        if (lead > 0) {
            texts(said.get(0).path(CONTENT), CONTENTS.at(0), faults);
        }
        List<Turn> turns = new ArrayList<>(count / 2);
        for (int i = lead; i < said.size(); i += 2) {
            JsonNode asked = content(said.get(i), USER, i, faults);
            JsonNode answered = content(said.get(i + 1), ASSISTANT, i + 1, faults);
            if (asked == null || answered == null) {
                return List.of();
            }
            String question = questions.read(asked, CONTENTS.at(i), faults);
            String answer = answers.read(answered, CONTENTS.at(i + 1), faults);
            if (question == null || answer == null) {
                return List.of();
            }
            turns.add(new Turn(question, answer, List.of()));
        }
        return turns;
    }

    private static @Nullable JsonNode content(JsonNode message, String role, int place, Faults faults) {
        if (!message.isObject()) {
            faults.add(AT.at(place), "an object with role and content", Fields.got(message));
            return null;
        }
        if (!message.path(ROLE).isString() || !message.path(ROLE).stringValue().equals(role)) {
            faults.add(AT.at(place) + "." + ROLE, role, Fields.got(message.path(ROLE)));
        }
        if (!message.has(CONTENT)) {
            faults.add(CONTENTS.at(place), "some text", Fields.got(message.path(CONTENT)));
            return null;
        }
        return message.path(CONTENT);
    }

    /** A content that is a text. */
    static @Nullable String text(JsonNode content, String at, Faults faults) {
        if (!content.isString()) {
            faults.add(at, "some text", Fields.got(content));
            return null;
        }
        return content.stringValue();
    }

    /** A content that is a text, or parts of which all are. */
    static @Nullable String texts(JsonNode content, String at, Faults faults) {
        return parts(content, at, List.of(), (type, part, partAt, found) -> {}, faults);
    }

    /** Takes the parts of a content that are no texts. */
    @FunctionalInterface
    interface PartReader {
        void read(String type, JsonNode part, String at, Faults faults);
    }

    /**
     * A content that is a text, or a list of parts, whose texts are joined by lines.
     *
     * @param types of the parts that may be there besides texts
     * @return null if there is none to be had, in which case a fault was reported
     */
    static @Nullable String parts(JsonNode content, String at, List<String> types, PartReader others, Faults faults) {
        if (content.isString()) {
            return content.stringValue();
        }
        if (!content.isArray() || content.isEmpty()) {
            faults.add(at, "a text or a list of parts", Fields.got(content));
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            JsonNode part = content.get(i);
            String partAt = at + "[" + i + "]";
            String type = part.path(TYPE).isString() ? part.path(TYPE).stringValue() : "";
            if (type.equals(TEXT)) {
                String text = Fields.text(part, TEXT, partAt + "." + TEXT, faults);
                if (text == null) {
                    return null;
                }
                texts.add(text);
            } else if (types.contains(type)) {
                others.read(type, part, partAt, faults);
            } else {
                String expected = types.isEmpty() ? TEXT : TEXT + " or " + String.join(" or ", types);
                faults.add(partAt + "." + TYPE, expected, Fields.got(part.path(TYPE)));
                return null;
            }
        }
        return String.join("\n", texts);
    }
}
