package io.spatialforge.export.hub;

import static io.spatialforge.export.hub.Markdown.number;
import static io.spatialforge.export.hub.Markdown.plain;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.export.ExportSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The part of a card that says how the pairs were made and what was left out.
 *
 * @param run {@code run.json}
 */
record Making(JsonNode run, Figures figures, ExportSummary summary, Markdown text) {

    void write() {
        text.heading("How it was made");
        text.paragraph(
                "First claims, then words. Rules look at the annotations of a photograph and state what follows from"
                        + " them, as in \"r2 is nearer than r6\"; where the evidence is below a margin they abstain. Templates put a"
                        + " claim into words. Then each question is read back, and the claim is derived anew from the annotations;"
                        + " a pair that does not come out the same is dropped. `claim` and `evidence` keep what the answer rests on."
                        + " No language model wrote or judged a pair"
                        + (run.path("judge").asString("none").equals("none")
                                ? "."
                                : ", but for the judge named below."));
        sources();
        rules();
        models();
        drops();
    }

    private void sources() {
        text.head("source", "kind", "annotations", "depth");
        for (JsonNode source : run.path("config").path("sources")) {
            StringBuilder files = new StringBuilder();
            JsonNode annotations = source.path("annotations");
            for (JsonNode file : annotations.isArray() ? annotations : List.<JsonNode>of()) {
                files.append(files.isEmpty() ? "" : ", ").append(plain(lastOf(file.asString(""))));
            }
            JsonNode depth = source.path("depth");
            text.row(
                    plain(source.path("name").asString("")),
                    plain(source.path("kind").asString("")),
                    files.toString(),
                    depth.isObject()
                            ? plain(depth.path("id").asString("")) + ", "
                                    + plain(depth.path("kind").asString(""))
                            : "");
        }
        text.end();
        text.paragraph("Seed " + run.path("config").path("seed").asString("unknown") + ".");
    }

    /** Of a path on the maker's disk, what is of use to others. */
    private static String lastOf(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private void rules() {
        text.head("rule and version", "pairs");
        figures.rules().forEach((rule, pairs) -> text.row(plain(rule), number(pairs)));
        text.end();
        if (figures.depthSources().isEmpty()) {
            text.paragraph("No pair rests on depth.");
            return;
        }
        text.head("depth from", "pairs");
        figures.depthSources().forEach((source, pairs) -> text.row(plain(source), number(pairs)));
        text.end();
    }

    private void models() {
        JsonNode models = run.path("models");
        if (models.isEmpty()) {
            text.paragraph("No model looked at the photographs.");
        } else {
            text.head("model", "role", "licence", "from", "sha256 of its file");
            for (Map.Entry<String, JsonNode> model : models.properties()) {
                JsonNode facts = model.getValue();
                text.row(
                        plain(model.getKey()),
                        plain(facts.path("role").asString("")),
                        plain(facts.path("licence").asString("not stated")),
                        plain(facts.path("source").asString("")),
                        plain(facts.path("sha256").asString("")));
            }
            text.end();
        }
        String judge = run.path("judge").asString("none");
        if (!judge.equals("none")) {
            text.paragraph("Judge: " + plain(judge) + ".");
        }
    }

    static boolean hasDepthModel(JsonNode run) {
        for (Map.Entry<String, JsonNode> model : run.path("models").properties()) {
            if (model.getValue().path("role").asString("").equals("depth")) {
                return true;
            }
        }
        return false;
    }

    private void drops() {
        text.heading("What was left out");
        text.paragraph("For each stage: what came in, what was kept, and the rest by reason.");
        text.head("stage", "unit", "read", "kept", "left out");
        Map<String, Map<String, Long>> reasons = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> stage : run.path("stages").properties()) {
            for (Map.Entry<String, JsonNode> unit : stage.getValue().properties()) {
                long left = 0;
                Map<String, Long> ofUnit = new LinkedHashMap<>();
                for (Map.Entry<String, JsonNode> drop :
                        unit.getValue().path("dropped").properties()) {
                    left += drop.getValue().asLong();
                    ofUnit.put(drop.getKey(), drop.getValue().asLong());
                }
                row(
                        stage.getKey(),
                        unit.getKey(),
                        unit.getValue().path("read").asLong(),
                        unit.getValue().path("kept").asLong(),
                        left);
                reasons.put(plain(stage.getKey()) + " | " + plain(unit.getKey()), ofUnit);
            }
        }
        Map<String, Long> exported = new LinkedHashMap<>();
        summary.dropped().forEach((reason, count) -> exported.put(reason.id(), count));
        row(
                Stage.EXPORT.id(),
                Unit.PAIRS.id(),
                summary.read(),
                summary.written(),
                exported.values().stream().mapToLong(Long::longValue).sum());
        reasons.put(Stage.EXPORT.id() + " | " + Unit.PAIRS.id(), exported);
        text.end();
        if (reasons.values().stream().allMatch(Map::isEmpty)) {
            return;
        }
        text.head("stage", "unit", "reason", "count");
        reasons.forEach((place, ofUnit) -> DatasetCard.largestFirst(ofUnit)
                .forEach((reason, count) -> text.row(place, meaning(reason), number(count))));
        text.end();
    }

    private void row(String stage, String unit, long read, long kept, long left) {
        text.row(plain(stage), plain(unit), number(read), number(kept), number(left));
    }

    private static String meaning(String id) {
        for (Reason reason : Reason.values()) {
            if (reason.id().equals(id)) {
                return reason.meaning();
            }
        }
        return plain(id);
    }
}
