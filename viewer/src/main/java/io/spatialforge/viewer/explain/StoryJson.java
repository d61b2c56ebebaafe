package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Evidence.Measure;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.claim.Verdict;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.CloserLook;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.ImageStory;
import io.spatialforge.pipeline.explain.RunRecord;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.records.SceneJson;
import io.spatialforge.words.reading.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stories for machines: all that is known, and the words. */
public final class StoryJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StoryJson() {}

    /**
     * The story of one pair.
     *
     * @param told the same in words
     */
    public static String of(Story story, Told told) {
        Names names = Names.of(story.scene(), story.pair());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", VERSION);
        json.put("id", story.id());
        json.put("fate", fate(story.fate()));
        QaPair pair = story.pair();
        json.put("image", story.image().id());
        json.put("pair", pair == null ? null : JSON.readTree(QaPairJson.toLine(pair)));
        json.put("regions", regions(story));
        List<Measure> measures = pair == null ? List.of() : pair.evidence().measures();
        Margins margins = story.run().settings().margins();
        MeasureWords.Roles roles = pair == null ? MeasureWords.Roles.SEVERAL : ClaimWords.roles(pair.claim(), names);
        json.put("claim", pair == null ? null : ClaimWords.sentence(pair.claim(), names));
        json.put("measures", measures(measures, margins, roles));
        Measure closest = pair == null ? null : ChangeTold.closest(pair);
        json.put("closest", closest == null ? null : closest.name());
        json.put("checks", story.checks() == null ? null : checks(story.checks()));
        json.put("in_the_way", story.look() == null ? null : look(story.look(), margins));
        json.put(
                "recomputed", story.recomputed().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("notes", story.notes());
        json.put("run", run(story.run()));
        json.put("told", told(told));
        return JSON.writeValueAsString(json);
    }

    /** What came of one image; of the things that rules looked at, those asked for. */
    public static String of(ImageStory story, Set<Task> tasks, Set<Reason> reasons) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", VERSION);
        json.put("image", story.image());
        Scene scene = story.scene();
        json.put("scene", scene == null ? null : JSON.readTree(SceneJson.toLine(scene)));
        json.put("dropped", story.drops().stream().map(StoryJson::drop).toList());
        List<Map<String, Object>> entries = new ArrayList<>();
        for (ImageStory.Entry entry : story.entries()) {
            if (ImageTold.tells(entry, tasks, reasons)) {
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("id", entry.id());
                each.put("task", entry.task().id());
                each.put("fate", fate(entry.fate()));
                each.put("about", entry.about());
                each.put("regions", entry.regions());
                QaPair pair = entry.pair();
                each.put("question", pair == null ? null : pair.phrased().question());
                each.put("answer", pair == null ? null : pair.phrased().answer());
                entries.add(each);
            }
        }
        json.put("looked_at", entries);
        json.put("run", run(story.run()));
        return JSON.writeValueAsString(json);
    }

    private static Map<String, Object> fate(Fate fate) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (fate) {
            case Fate.Kept kept -> {
                json.put("kept", true);
                json.put("split", kept.split().id());
            }
            case Fate.LeftOut out -> {
                json.put("kept", false);
                json.put("stage", out.stage().id());
                json.put("reason", out.reason().id());
                json.put("meaning", out.reason().meaning());
                json.put("detail", out.detail());
            }
        }
        return json;
    }

    private static Map<String, Object> drop(Drop drop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("stage", drop.stage().id());
        json.put("unit", drop.unit().id());
        json.put("reason", drop.reason().id());
        json.put("meaning", drop.reason().meaning());
        json.put("subject", drop.subject());
        json.put("detail", drop.detail());
        return json;
    }

    /** The regions of the scene that the story is about, as the scene has them. */
    private static List<JsonNode> regions(Story story) {
        Scene scene = story.scene();
        if (scene == null) {
            return List.of();
        }
        JsonNode all = JSON.readTree(SceneJson.toLine(scene)).path("regions");
        List<JsonNode> regions = new ArrayList<>();
        for (String id : StoryTold.regionIds(story)) {
            for (JsonNode region : all) {
                if (region.path("id").asString("").equals(id)) {
                    regions.add(region);
                }
            }
        }
        return regions;
    }

    private static List<Map<String, Object>> measures(
            List<Measure> measures, Margins margins, MeasureWords.Roles roles) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Measure measure : measures) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", measure.name());
            json.put("value", finite(measure.value()));
            json.put("threshold", finite(measure.threshold()));
            json.put("bound", MeasureWords.bound(measure));
            json.put("unit", MeasureWords.unit(measure));
            json.put("passes", MeasureWords.passes(measure));
            json.put("setting", MeasureWords.setting(measure, margins));
            json.put("sentence", MeasureWords.sentence(measure, roles));
            all.add(json);
        }
        return all;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, Object> checks(Story.Checks checks) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(
                "reader",
                switch (checks.reading()) {
                    case Reading.Stated s -> "reads as a claim";
                    case Reading.Counted c -> "reads as a number";
                    case Reading.Failed f -> "can't be read: " + f.why();
                });
        json.put(
                "verifier",
                switch (checks.verdict()) {
                    case Verdict.Holds h -> "holds";
                    case Verdict.Fails f -> "fails: " + f.why();
                    case Verdict.Unknown u -> "unknown: " + u.reason().id();
                });
        return json;
    }

    private static Map<String, Object> look(CloserLook look, Margins margins) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measures", measures(look.measures(), margins, MeasureWords.Roles.SEVERAL));
        json.put("regions", look.regions());
        json.put("labels", look.labels());
        json.put("label_doubt", look.cause() == null ? null : look.cause().id());
        json.put("names", look.names().stream().map(Names::quoted).toList());
        List<Map<String, Object>> cues = new ArrayList<>();
        for (CloserLook.Says says : look.cues()) {
            Map<String, Object> cue = new LinkedHashMap<>();
            cue.put("cue", says.measure().name());
            cue.put("nearer", says.nearer());
            cue.put("value", finite(says.measure().value()));
            cue.put("threshold", finite(says.measure().threshold()));
            cues.add(cue);
        }
        json.put("cues", cues);
        return json;
    }

    private static Map<String, Object> run(RunRecord run) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", run.version());
        json.put("seed", run.settings().seed());
        json.put("rules", run.rules());
        Map<String, Object> models = new LinkedHashMap<>();
        run.models().forEach((name, model) -> models.put(name, Map.of("role", model.role(), "sha256", model.sha256())));
        json.put("models", models);
        json.put("judge", run.judge());
        json.put("differences", run.differences());
        return json;
    }

    private static List<Map<String, Object>> told(Told told) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Told.Section section : told.sections()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("title", section.title());
            json.put("paragraphs", section.paragraphs());
            sections.add(json);
        }
        return sections;
    }
}
