package io.spatialforge.audit.blind;

import io.spatialforge.audit.Interval;
import io.spatialforge.audit.blind.BlindReport.Cue;
import io.spatialforge.audit.blind.BlindReport.Guess;
import io.spatialforge.audit.blind.BlindReport.Row;
import io.spatialforge.audit.blind.BlindReport.Verdict;
import io.spatialforge.core.claim.Task;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report as one JSON object, and back. */
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
            json.writeNumberProperty("sample", report.options().sample());
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

    static BlindReport read(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            BlindOptions options = new BlindOptions(
                    json.required("seed").asLong(),
                    json.required("least_pairs").asLong(),
                    json.required("tolerance").asDouble(),
                    json.required("sample").asInt());
            List<Row> rows = new ArrayList<>();
            json.required("rows").forEach(row -> rows.add(row(row)));
            return new BlindReport(options, rows, json.required("open_pairs").asLong());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expected a report of guesses, got " + e.getOriginalMessage(), e);
        }
    }

    private static Row row(JsonNode json) {
        List<Guess> guesses = new ArrayList<>();
        for (JsonNode guess : json.required("guessers")) {
            JsonNode interval = guess.required("interval95");
            guesses.add(new Guess(
                    guess.required("name").asString(),
                    guess.required("counts").asBoolean(),
                    share(guess.required("accuracy")),
                    new Interval(
                            interval.required(0).asDouble(),
                            interval.required(1).asDouble())));
        }
        List<Cue> telling = new ArrayList<>();
        for (JsonNode cue : json.required("telling")) {
            telling.add(new Cue(
                    cue.required("text").asString(),
                    cue.required("pairs").asLong(),
                    cue.required("share").asDouble(),
                    cue.required("expected").asDouble()));
        }
        return new Row(
                Task.ofId(json.required("task").asString()),
                json.required("form").asString(),
                AnswerSet.ofId(json.required("answer").asString()),
                json.required("pairs").asLong(),
                json.required("unread").asLong(),
                json.required("sampled").asDouble(),
                json.required("tested").asLong(),
                share(json.required("chance")),
                share(json.required("most_frequent")),
                guesses,
                Verdict.ofId(json.required("verdict").asString()),
                telling);
    }

    private static double share(JsonNode json) {
        return json.isNull() ? Double.NaN : json.asDouble();
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
