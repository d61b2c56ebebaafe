package io.spatialforge.app.extending;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.syntax.JsonBoxes;
import io.spatialforge.export.syntax.RegionSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Records of an id, a photograph, and questions and answers by turns; boxes as JSON from 0 to 1000. */
public final class PlainDialect implements Dialect {

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public String about() {
        return "questions and answers by turns, boxes as JSON from 0 to 1000";
    }

    @Override
    public RegionSyntax regions() {
        return JsonBoxes.SPELT_OUT;
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("id", told.id());
        json.writeStringProperty("image", told.image());
        json.writeName("talk");
        json.writeStartArray();
        for (Turn turn : told.turns()) {
            json.writeString(turn.question());
            json.writeString(turn.answer());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        JsonNode talk = record.path("talk");
        if (!record.path("id").isString()
                || !record.path("image").isString()
                || talk.size() < 2
                || talk.size() % 2 != 0) {
            faults.add("", "id, image, and talk with as many answers as questions", record.toString());
            return null;
        }
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < talk.size(); i += 2) {
            turns.add(new Turn(talk.get(i).asString(), talk.get(i + 1).asString(), List.of()));
        }
        String id = record.path("id").asString();
        return new Told(id, List.of(), List.of(record.path("image").asString()), null, turns);
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return "talk[" + (2 * turn + (answer ? 1 : 0)) + "]";
    }
}
