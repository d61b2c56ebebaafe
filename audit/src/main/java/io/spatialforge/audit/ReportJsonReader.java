package io.spatialforge.audit;

import io.spatialforge.audit.AuditReport.Row;
import io.spatialforge.audit.AuditReport.Score;
import io.spatialforge.audit.AuditReport.WrongPair;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link ReportJson} writes. */
final class ReportJsonReader {

    private ReportJsonReader() {}

    static AuditReport read(String text) {
        try {
            JsonNode json = JsonMapper.shared().readTree(text);
            List<String> notes = new ArrayList<>();
            json.required("notes").forEach(note -> notes.add(note.asString()));
            List<Reach> reach = new ArrayList<>();
            json.required("reach").forEach(each -> reach.add(reach(each)));
            List<Yield> yields = new ArrayList<>();
            json.required("yields").forEach(each -> yields.add(ofTask(each)));
            List<WrongPair> wrong = new ArrayList<>();
            json.required("wrong").forEach(each -> wrong.add(wrong(each)));
            return new AuditReport(
                    notes,
                    rows(json.required("rows")),
                    rows(json.required("tasks")),
                    score(json.required("all")),
                    reach,
                    yields,
                    wrong);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expected an audit's report, got " + e.getOriginalMessage(), e);
        }
    }

    private static List<Row> rows(JsonNode json) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : json) {
            rows.add(new Row(task(row), row.path("form").asString(AuditReport.ALL_FORMS), score(row)));
        }
        return rows;
    }

    private static Score score(JsonNode json) {
        Map<Gap, Long> notJudged = new EnumMap<>(Gap.class);
        json.required("not_judged")
                .properties()
                .forEach(gap ->
                        notJudged.put(Gap.ofId(gap.getKey()), gap.getValue().asLong()));
        return new Score(
                json.required("total").asLong(),
                new Share(
                        json.required("right").asLong(),
                        json.required("judged").asLong(),
                        json.required("places").asInt(),
                        json.required("effective").asDouble()),
                json.required("contested").asLong(),
                json.required("near_misses").asLong(),
                notJudged);
    }

    private static Reach reach(JsonNode json) {
        return new Reach(
                Reach.Kind.ofId(json.required("kind").asString()),
                json.required("decidable").asLong(),
                json.required("asked").asLong());
    }

    private static Yield ofTask(JsonNode json) {
        List<Yield.LeftOut> leftOut = new ArrayList<>();
        for (JsonNode left : json.required("left_out")) {
            String reason = left.required("reason").asString();
            leftOut.add(new Yield.LeftOut(
                    left.required("stage").asString(),
                    left.required("unit").asString(),
                    reason,
                    Reason.ofId(reason).meaning(),
                    left.required("count").asLong()));
        }
        return new Yield(
                task(json),
                json.required("looked_at").asLong(),
                json.required("stated").asLong(),
                json.required("verified").asLong(),
                json.required("kept").asLong(),
                leftOut);
    }

    private static WrongPair wrong(JsonNode json) {
        return new WrongPair(
                json.required("id").asString(),
                task(json),
                json.required("form").asString(),
                json.required("image").asString(),
                json.required("question").asString(),
                json.required("answer").asString(),
                json.required("why").asString());
    }

    private static Task task(JsonNode json) {
        return Task.ofId(json.required("task").asString());
    }
}
