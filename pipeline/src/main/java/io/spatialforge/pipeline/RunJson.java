package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.ingest.Decisions;
import io.spatialforge.pipeline.select.Room;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code run.json}: the configuration as resolved, the inputs' hashes, and the books of every stage. */
final class RunJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RunJson() {}

    /**
     * What a run rested on beside its configuration.
     *
     * @param inputs the hash of each input file by its path
     * @param models those that looked
     * @param judge the model that judged and how often it was asked, or {@code none}
     * @param rules names and versions of the rules
     * @param room which part of the pairs was made
     */
    record Facts(Map<String, String> inputs, Map<String, Object> models, Object judge, List<String> rules, Room room) {}

    static void write(RunFolder folder, RunConfig config, Facts facts, RunSummary summary) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", VERSION);
        json.put("version", Program.VERSION);
        json.put("rules", facts.rules());
        json.put("config", config.asMap());
        json.put("inputs", facts.inputs());
        json.put("models", facts.models());
        json.put("judge", facts.judge());
        json.put("room", facts.room().text());
        Map<String, Object> stages = new LinkedHashMap<>();
        for (StageSummary stage : summary.stages()) {
            stages.put(stage.stage(), page(stage.books().page(Books.WHOLE)));
        }
        json.put("stages", stages);
        json.put(
                "decisions",
                summary.decisions().stream().map(Decisions.Made::asMap).toList());
        summary.mix().ifPresent(mix -> json.put("mix", mix.asMap()));
        json.put("copies", summary.copies().asMap());
        json.put("excluded", summary.excluded());
        json.put("kept", summary.keptByForm());
        folder.store().write(RunFolder.RUN_JSON, JSON.writeValueAsBytes(json));
    }

    private static Map<String, Object> page(Books.Page page) {
        Map<String, Object> units = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            if (page.read(unit) == 0) {
                continue;
            }
            Map<String, Long> dropped = new LinkedHashMap<>();
            for (Reason reason : Reason.values()) {
                if (page.dropped(unit, reason) > 0) {
                    dropped.put(reason.id(), page.dropped(unit, reason));
                }
            }
            Map<String, Object> account = new LinkedHashMap<>();
            account.put("read", page.read(unit));
            account.put("kept", page.kept(unit));
            account.put("dropped", dropped);
            units.put(unit.id(), account);
        }
        return units;
    }
}
