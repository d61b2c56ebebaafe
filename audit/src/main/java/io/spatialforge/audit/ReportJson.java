package io.spatialforge.audit;

import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.AuditReport.WrongPair;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** An audit's report as one JSON object. */
final class ReportJson {

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private ReportJson() {}

    static String of(AuditReport report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("schema", 1);
            json.writeName("notes");
            json.writeStartArray();
            report.notes().forEach(json::writeString);
            json.writeEndArray();
            json.writeName("all");
            json.writeStartObject();
            score(json, report.all());
            json.writeEndObject();
            rows(json, "tasks", report.tasks());
            rows(json, "rows", report.rows());
            reach(json, report.reach());
            yields(json, report.yields());
            json.writeName("wrong");
            json.writeStartArray();
            for (WrongPair pair : report.wrong()) {
                json.writeStartObject();
                json.writeStringProperty("id", pair.id());
                json.writeStringProperty("task", pair.task().id());
                json.writeStringProperty("form", pair.form());
                json.writeStringProperty("image", pair.image());
                json.writeStringProperty("question", pair.question());
                json.writeStringProperty("answer", pair.answer());
                json.writeStringProperty("why", pair.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void rows(JsonGenerator json, String name, List<Row> rows) {
        json.writeName(name);
        json.writeStartArray();
        for (Row row : rows) {
            json.writeStartObject();
            json.writeStringProperty("task", row.task().id());
            if (!row.form().equals(AuditReport.ALL_FORMS)) {
                json.writeStringProperty("form", row.form());
            }
            score(json, row.score());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void reach(JsonGenerator json, List<Reach> reach) {
        json.writeName("reach");
        json.writeStartArray();
        for (Reach each : reach) {
            json.writeStartObject();
            json.writeStringProperty("task", each.kind().task().id());
            json.writeStringProperty("kind", each.kind().id());
            json.writeStringProperty("decidable_are", each.kind().meaning());
            json.writeNumberProperty("decidable", each.decidable());
            json.writeNumberProperty("asked", each.asked());
            share(json, "share", each.share());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void yields(JsonGenerator json, List<Yield> yields) {
        json.writeName("yields");
        json.writeStartArray();
        for (Yield task : yields) {
            json.writeStartObject();
            json.writeStringProperty("task", task.task().id());
            json.writeNumberProperty("looked_at", task.lookedAt());
            json.writeNumberProperty("stated", task.stated());
            json.writeNumberProperty("verified", task.verified());
            json.writeNumberProperty("kept", task.kept());
            json.writeName("left_out");
            json.writeStartArray();
            for (Yield.LeftOut left : task.leftOut()) {
                json.writeStartObject();
                json.writeStringProperty("stage", left.stage());
                json.writeStringProperty("unit", left.unit());
                json.writeStringProperty("reason", left.reason());
                json.writeNumberProperty("count", left.count());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void score(JsonGenerator json, Score score) {
        json.writeNumberProperty("total", score.total());
        json.writeNumberProperty("judged", score.judged());
        json.writeNumberProperty("right", score.right());
        json.writeNumberProperty("wrong", score.wrong());
        share(json, "precision", score.precision());
        interval(json, "interval95", score.interval());
        interval(json, "interval95_if_pairs_were_independent", Interval.wilson(score.right(), score.judged()));
        json.writeNumberProperty("places", score.share().clusters());
        json.writeNumberProperty("effective", score.share().effective());
        share(json, "coverage", score.coverage());
        json.writeNumberProperty("near_misses", score.nearMisses());
        share(json, "lenient_precision", score.lenientPrecision());
        json.writeNumberProperty("contested", score.contested());
        json.writeName("not_judged");
        json.writeStartObject();
        for (Map.Entry<Gap, Long> gap : score.notJudged().entrySet()) {
            json.writeNumberProperty(gap.getKey().id(), gap.getValue());
        }
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, String name, Interval interval) {
        json.writeName(name);
        json.writeStartArray();
        json.writeNumber(interval.low());
        json.writeNumber(interval.high());
        json.writeEndArray();
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
