package io.spatialforge.viewer.review;

import io.spatialforge.core.claim.Task;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of a file of votes: one JSON object each. */
final class VoteJson {

    private static final int VERSION = 1;
    private static final String VOTE = "vote";
    private static final String UNDO = "undo";

    private VoteJson() {}

    /** Without a line end. */
    static byte[] line(VoteLine line) {
        ObjectNode json = switch (line) {
            case Vote vote -> of(vote);
            case Undo undo -> of(undo);
        };
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode of(Vote vote) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        Objection reason = vote.reason();
        json.put("schema", VERSION)
                .put(VOTE, vote.id())
                .put("pair", vote.pair())
                .put("image", vote.image())
                .put("task", vote.task().id())
                .put("form", vote.form())
                .put("shown", vote.shown())
                .put("reviewer", vote.reviewer())
                .put("time", vote.time().toString())
                .put("decision", vote.decision().id())
                .put("reason", reason == null ? null : reason.id())
                .put("note", vote.note())
                .put("seconds", vote.seconds());
        return json;
    }

    private static ObjectNode of(Undo undo) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("schema", VERSION)
                .put(UNDO, undo.vote())
                .put("pair", undo.pair())
                .put("reviewer", undo.reviewer())
                .put("time", undo.time().toString());
        return json;
    }

    /**
     * @throws IllegalArgumentException if it is no line that this version writes
     */
    static VoteLine read(byte[] line) {
        try {
            JsonNode json = JsonMapper.shared().readTree(line);
            if (json.path("schema").asInt(0) != VERSION) {
                throw new IllegalArgumentException("it is not of schema " + VERSION);
            }
            return json.has(VOTE) ? vote(json) : undo(json);
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("it is no vote", e);
        }
    }

    private static Vote vote(JsonNode json) {
        String reason = optional(json, "reason");
        return new Vote(
                text(json, VOTE),
                text(json, "pair"),
                text(json, "image"),
                Task.ofId(text(json, "task")),
                text(json, "form"),
                text(json, "shown"),
                text(json, "reviewer"),
                Instant.parse(text(json, "time")),
                Decision.ofId(text(json, "decision")),
                reason == null
                        ? null
                        : Objection.ofId(reason)
                                .orElseThrow(() -> new IllegalArgumentException("unknown reason '" + reason + "'")),
                optional(json, "note"),
                json.path("seconds").asDouble(0));
    }

    private static Undo undo(JsonNode json) {
        return new Undo(
                text(json, UNDO), text(json, "pair"), text(json, "reviewer"), Instant.parse(text(json, "time")));
    }

    private static String text(JsonNode json, String name) {
        String value = optional(json, name);
        if (value == null) {
            throw new IllegalArgumentException("it has no '" + name + "'");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isString() ? value.asString() : null;
    }
}
