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

    private static final String ROLE = "role";
    private static final String CONTENT = "content";

    private Messages() {}

    /** How the question in a message is read; what is wrong with it is reported. */
    @FunctionalInterface
    interface QuestionReader {
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

    static String field(int turn, boolean answer) {
        return at(2 * turn + (answer ? 1 : 0)) + "." + CONTENT;
    }

    private static String at(int message) {
        return MESSAGES + "[" + message + "]";
    }

    /** The turns of a record; empty if there are none to be had, in which case a fault was reported. */
    static List<Turn> read(JsonNode record, QuestionReader questions, Faults faults) {
        JsonNode said = record.path(MESSAGES);
        if (!said.isArray()) {
            faults.add(MESSAGES, "a list of messages", Fields.got(said));
            return List.of();
        }
        if (said.isEmpty() || said.size() % 2 != 0) {
            faults.add(MESSAGES, "questions and answers in pairs", said.size() + " messages");
            return List.of();
        }
        List<Turn> turns = new ArrayList<>(said.size() / 2);
        for (int i = 0; i < said.size(); i += 2) {
            JsonNode asked = content(said.get(i), USER, at(i), faults);
            JsonNode answered = content(said.get(i + 1), ASSISTANT, at(i + 1), faults);
            if (asked == null || answered == null) {
                return List.of();
            }
            String question = questions.read(asked, at(i) + "." + CONTENT, faults);
            String answer = text(answered, at(i + 1) + "." + CONTENT, faults);
            if (question == null || answer == null) {
                return List.of();
            }
            turns.add(new Turn(question, answer, List.of()));
        }
        return turns;
    }

    private static @Nullable JsonNode content(JsonNode message, String role, String at, Faults faults) {
        if (!message.isObject()) {
            faults.add(at, "an object with role and content", Fields.got(message));
            return null;
        }
        if (!message.path(ROLE).isString() || !message.path(ROLE).stringValue().equals(role)) {
            faults.add(at + "." + ROLE, role, Fields.got(message.path(ROLE)));
        }
        if (!message.has(CONTENT)) {
            faults.add(at + "." + CONTENT, "some text", Fields.got(message.path(CONTENT)));
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
}
