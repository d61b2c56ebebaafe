package io.spatialforge.audit;

import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.AuditReport.WrongPair;
import java.io.StringWriter;
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
            json.writeName("all");
            json.writeStartObject();
            score(json, report.all());
            json.writeEndObject();
            json.writeName("rows");
            json.writeStartArray();
            for (Row row : report.rows()) {
                json.writeStartObject();
                json.writeStringProperty("task", row.task().id());
                json.writeStringProperty("form", row.form());
                score(json, row.score());
                json.writeEndObject();
            }
            json.writeEndArray();
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

    private static void score(JsonGenerator json, Score score) {
        json.writeNumberProperty("total", score.total());
        json.writeNumberProperty("judged", score.judged());
        json.writeNumberProperty("right", score.right());
        json.writeNumberProperty("wrong", score.wrong());
        share(json, "precision", score.precision());
        json.writeName("interval95");
        json.writeStartArray();
        json.writeNumber(score.interval().low());
        json.writeNumber(score.interval().high());
        json.writeEndArray();
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

    private static void share(JsonGenerator json, String name, double share) {
        json.writeName(name);
        if (Double.isNaN(share)) {
            json.writeNull();
        } else {
            json.writeNumber(share);
        }
    }
}
