package io.spatialforge.audit.blind;

import io.spatialforge.audit.blind.BlindReport.Cue;
import io.spatialforge.audit.blind.BlindReport.Guess;
import io.spatialforge.audit.blind.BlindReport.Row;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report as one JSON object. */
final class BlindJson {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private BlindJson() {}

    static String of(BlindReport report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("schema", 1);
            json.writeBooleanProperty("holds", report.holds());
            json.writeNumberProperty("seed", report.options().seed());
            json.writeNumberProperty("least_pairs", report.options().least());
            json.writeNumberProperty("tolerance", report.options().tolerance());
            json.writeNumberProperty("open_pairs", report.open());
            json.writeArrayPropertyStart("rows");
            for (Row row : report.rows()) {
                row(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void row(JsonGenerator json, Row row) {
        json.writeStartObject();
        json.writeStringProperty("task", row.task().id());
        json.writeStringProperty("form", row.form());
        json.writeStringProperty("answer", row.answers().id());
        json.writeNumberProperty("pairs", row.pairs());
        json.writeNumberProperty("unread", row.unread());
        json.writeNumberProperty("sampled", row.sampled());
        json.writeNumberProperty("tested", row.tested());
        share(json, "chance", row.chance());
        json.writeStringProperty("chance_is", row.answers().chance().id());
        share(json, "most_frequent", row.mostFrequent());
        json.writeArrayPropertyStart("guessers");
        for (Guess guess : row.guesses()) {
            json.writeStartObject();
            json.writeStringProperty("name", guess.guesser());
            json.writeBooleanProperty("counts", guess.counts());
            share(json, "accuracy", guess.accuracy());
            json.writeArrayPropertyStart("interval95");
            json.writeNumber(guess.interval().low());
            json.writeNumber(guess.interval().high());
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("upper95", row.upper());
        json.writeStringProperty("verdict", row.verdict().id());
        json.writeArrayPropertyStart("telling");
        for (Cue cue : row.telling()) {
            json.writeStartObject();
            json.writeStringProperty("text", cue.text());
            json.writeNumberProperty("pairs", cue.pairs());
            json.writeNumberProperty("share", cue.share());
            json.writeNumberProperty("expected", cue.expected());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void share(JsonGenerator json, String name, double share) {
        json.writeName(name);
        if (Double.isNaN(share)) {
            json.writeNull();
        } else {
            json.writeNumber(share);
        }
    }
}
