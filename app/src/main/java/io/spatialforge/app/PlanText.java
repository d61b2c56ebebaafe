package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.pipeline.RunPlan;
import io.spatialforge.pipeline.config.FarFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run would do, in words and as JSON. */
final class PlanText {

    private PlanText() {}

    static String of(RunPlan plan) {
        StringBuilder text = new StringBuilder();
        text.append("%s%s. Nothing is written now.%n"
                .formatted(
                        plan.folder().store().location(),
                        plan.begun() ? ": what a run would do" : " is not there yet: a first run"));
        text.append("%nWould be read%n".formatted());
        for (RunPlan.Input input : plan.inputs()) {
            row(
                    text,
                    input.role(),
                    "%s, %s: %s"
                            .formatted(FarFiles.told(input.file()), Bytes.told(input.size()), reading(input, plan)));
        }
        for (RunPlan.Place place : plan.places()) {
            row(
                    text,
                    place.role(),
                    "%s: %s"
                            .formatted(
                                    place.place(),
                                    place.readBy().isEmpty()
                                            ? "only names, sizes and times of change"
                                            : "the photographs, by " + String.join(", ", place.readBy())));
        }
        text.append("%nWould be done%n".formatted());
        long before = 0;
        for (RunPlan.Stage stage : plan.stages()) {
            row(text, stage.name(), fate(stage));
            before += stage.fate() == RunPlan.Fate.REUSED ? 0 : stage.bytes();
        }
        text.append("%nWould be written%n".formatted());
        text.append(written(plan, before).indent(2));
        return text.toString();
    }

    private static void row(StringBuilder text, String name, String what) {
        text.append("  %-24s %s%n".formatted(name, what));
    }

    private static String reading(RunPlan.Input input, RunPlan plan) {
        boolean scanned = plan.stages().getFirst().fate() != RunPlan.Fate.REUSED;
        return switch (input.known()) {
            case REMEMBERED -> scanned ? "by ingest; its hash is known" : "not read, it is as it was";
            case READ -> scanned ? "by ingest" : "to be hashed";
            case UNREAD ->
                plan.begun() ? "to be hashed, and again by ingest if it changed" : "to be hashed, and by ingest";
        };
    }

    private static String fate(RunPlan.Stage stage) {
        String shards = stage.shards() == 1 ? "1 shard" : "%,d shards".formatted(stage.shards());
        return switch (stage.fate()) {
            case REUSED -> shards + ", finished: reused";
            case DONE -> {
                String done = stage.todo() == stage.shards() ? shards : "%,d of %s".formatted(stage.todo(), shards);
                yield done + (stage.why().isEmpty() ? "" : " again: " + stage.why());
            }
            case DEPENDS ->
                "depends on " + stage.on() + ": "
                        + (stage.todo() == 0
                                ? shards + ", which stay if nothing changes there"
                                : "at least %,d of %s".formatted(stage.todo(), shards));
        };
    }

    private static String written(RunPlan plan, long before) {
        List<RunPlan.Stage> open = plan.open();
        if (open.isEmpty()) {
            return "run.json, as it is";
        }
        if (before == 0) {
            return "scenes/, qa/, dropped/, stats/, work/ and run.json; how much and how long: forge ... --dry-run 64";
        }
        return "the files of %s, which are %s now; run.json"
                .formatted(
                        String.join(", ", open.stream().map(RunPlan.Stage::name).toList()), Bytes.told(before));
    }

    static Map<String, Object> json(RunPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", plan.folder().store().location());
        json.put("begun", plan.begun());
        json.put("inputs", plan.inputs().stream().map(PlanText::json).toList());
        json.put(
                "photographs",
                plan.places().stream()
                        .map(place -> Map.of("role", place.role(), "place", place.place(), "read_by", place.readBy()))
                        .toList());
        json.put("stages", plan.stages().stream().map(PlanText::json).toList());
        return json;
    }

    private static Map<String, Object> json(RunPlan.Input input) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("role", input.role());
        json.put("file", FarFiles.told(input.file()));
        json.put("bytes", input.size());
        json.put("hash", input.known().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static Map<String, Object> json(RunPlan.Stage stage) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stage", stage.name());
        json.put("fate", stage.fate().name().toLowerCase(Locale.ROOT));
        json.put("shards", stage.shards());
        json.put("todo", stage.todo());
        if (!stage.why().isEmpty()) {
            json.put("why", stage.why());
        }
        if (!stage.on().isEmpty()) {
            json.put("depends_on", stage.on());
        }
        json.put("bytes", stage.bytes());
        return json;
    }
}
