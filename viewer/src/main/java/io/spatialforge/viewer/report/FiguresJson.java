package io.spatialforge.viewer.report;

import io.spatialforge.audit.Interval;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.audit.BlindGlance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Figures as one JSON object, with the names that the other commands' JSON has. */
final class FiguresJson {

    private static final int VERSION = 1;

    private FiguresJson() {}

    static String of(ReportFigures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", VERSION);
        json.put("run", figures.run());
        json.put("gist", figures.gist().stream().map(FiguresJson::line).toList());
        making(json, figures.making());
        Map<String, Object> flows = new LinkedHashMap<>();
        figures.flows().forEach(flow -> flows.put(flow.unit(), flow(flow)));
        json.put("flows", flows);
        Map<String, Object> tasks = new LinkedHashMap<>();
        figures.tasks().forEach(row -> tasks.put(row.task(), task(row, figures)));
        json.put("tasks", tasks);
        json.put("limited_by", figures.limitedBy());
        json.put("pairs", pairs(figures.pairs()));
        json.put("copies", figures.copies().asMap());
        blind(json, figures);
        if (figures.audit() != null) {
            json.put(
                    "audit",
                    JsonMapper.shared().readTree(figures.audit().report().toJson()));
            Map<String, Object> truth = new LinkedHashMap<>();
            figures.audit().truth().forEach(file -> truth.put(file.name(), file.sha256()));
            json.put("truth", truth);
        }
        if (figures.judged() != null) {
            json.put("judged", judged(figures.judged()));
        }
        if (!figures.review().isEmpty()) {
            Map<String, Object> review = new LinkedHashMap<>();
            figures.review().forEach(validity -> review.put(validity.task(), validity(validity)));
            json.put("review", review);
        }
        json.put("speed", figures.speeds().stream().map(FiguresJson::speed).toList());
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, Object> line(Gist.Line line) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("asked", line.asked());
        map.put("mark", line.mark().id());
        map.put("said", line.said());
        return map;
    }

    private static void making(Map<String, Object> json, Making making) {
        json.put("version", making.version());
        json.put("rules", making.rules());
        json.put("licence", making.licence());
        json.put("seed", making.seed());
        Map<String, Object> settings = new LinkedHashMap<>();
        making.settings().forEach(setting -> settings.put(setting.name(), setting.value()));
        json.put("settings", settings);
        Map<String, Object> inputs = new LinkedHashMap<>();
        making.inputs().forEach(input -> inputs.put(input.file(), input.sha256()));
        json.put("inputs", inputs);
        Map<String, Object> models = new LinkedHashMap<>();
        for (Making.Model model : making.models()) {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("role", model.role());
            of.put("sha256", model.sha256());
            of.put("licence", model.licence());
            of.put("source", model.source());
            models.put(model.name(), of);
        }
        json.put("models", models);
        json.put("judge", making.judge());
    }

    private static List<Object> flow(Flow flow) {
        List<Object> steps = new ArrayList<>();
        for (Flow.Step step : flow.steps()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("stage", step.stage());
            map.put("read", step.read());
            map.put("kept", step.kept());
            map.put("dropped", left(step.left()));
            steps.add(map);
        }
        return steps;
    }

    private static Map<String, Long> left(List<Flow.Left> left) {
        Map<String, Long> map = new LinkedHashMap<>();
        left.forEach(each -> map.merge(each.reason(), each.count(), Long::sum));
        return map;
    }

    private static Map<String, Object> task(TaskRow row, ReportFigures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("looked_at", row.lookedAt());
        map.put("stated", row.stated());
        map.put("verified", row.verified());
        if (row.hasMix()) {
            map.put("wanted", row.wanted());
            map.put("available", row.available());
        }
        map.put("kept", row.kept());
        map.put("dropped", left(figures.leftOut().getOrDefault(row.task(), List.of())));
        return map;
    }

    /** What pairs are like. */
    static Map<String, Object> pairs(PairFigures pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("count", pairs.pairs());
        map.put("images", pairs.images());
        Map<String, Object> forms = new LinkedHashMap<>();
        pairs.tasks()
                .forEach((task, all) -> all.forms().forEach((form, of) -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("pairs", of.pairs());
                    one.put("templates", of.templates());
                    if (!of.answers().isEmpty()) {
                        one.put("answers", of.answers());
                    }
                    forms.put(task + "/" + form, one);
                }));
        map.put("forms", forms);
        Map<String, Object> splits = new LinkedHashMap<>();
        pairs.splits().forEach((split, of) -> splits.put(split, Map.of("pairs", of.pairs(), "images", of.images())));
        map.put("splits", splits);
        map.put("sources", pairs.sources());
        map.put("answer_kinds", pairs.answerKinds());
        map.put("depth_sources", pairs.depthSources());
        map.put("labels", labels(pairs.labels()));
        map.put("counts", pairs.counts().asMap());
        Map<String, Object> measures = new LinkedHashMap<>();
        for (PairFigures.OfMeasure measure : pairs.measures()) {
            Map<String, Object> of = new LinkedHashMap<>(measure.values().asMap());
            of.put("thresholds", measure.thresholds());
            measures.put(measure.task() + "/" + measure.measure(), of);
        }
        map.put("measures", measures);
        map.put("box_shares", pairs.boxes().asMap());
        map.put("centres", centres(pairs));
        map.put("question_words", pairs.words().asMap());
        map.put("pairs_per_image", pairs.perImage().asMap());
        if (!pairs.votes().isEmpty()) {
            Map<String, Object> votes = new LinkedHashMap<>();
            pairs.votes()
                    .forEach((task, said) -> votes.put(
                            task,
                            Map.of(
                                    "judged",
                                    said.judged(),
                                    "asked",
                                    said.asked(),
                                    "agreed",
                                    said.agreed(),
                                    "unanimous",
                                    said.unanimous())));
            map.put("votes", votes);
        }
        return map;
    }

    private static Map<String, Object> labels(Labels labels) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("distinct", labels.distinct());
        map.put("mentions", labels.mentions());
        map.put("half_are_of", labels.half());
        map.put("in_one_pair_only", labels.once());
        if (labels.forgotten() > 0) {
            map.put("not_told_apart", labels.forgotten());
            map.put("counts_too_low_by_at_most", labels.error());
        }
        Map<String, Long> top = new LinkedHashMap<>();
        labels.top().forEach(label -> top.put(label.name(), label.pairs()));
        map.put("top", top);
        map.put(
                "ranks",
                labels.ranks().stream()
                        .map(ranked -> List.of(ranked.rank(), ranked.label().pairs()))
                        .toList());
        return map;
    }

    private static List<long[]> centres(PairFigures pairs) {
        List<long[]> rows = new ArrayList<>();
        for (int from = 0; from < pairs.centres().length; from += pairs.centreColumns()) {
            rows.add(Arrays.copyOfRange(pairs.centres(), from, from + pairs.centreColumns()));
        }
        return rows;
    }

    private static void blind(Map<String, Object> json, ReportFigures figures) {
        BlindGlance blind = figures.blind();
        if (blind != null) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("shards_read", blind.read());
            map.put("shards", blind.shards());
            map.put("report", JsonMapper.shared().readTree(blind.report().toJson()));
            json.put("blind", map);
        }
    }

    private static Map<String, Object> judged(JudgeFigures figures) {
        RunSummary.Judged judged = figures.all();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", judged.model());
        map.put("put", judged.put());
        map.put("answers", judged.answers());
        map.put("passed", judged.passed());
        map.put("unjudged", judged.unjudged());
        map.put("described", judged.described());
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (RunSummary.JudgedTask of : figures.tasks()) {
            Map<String, Object> task = new LinkedHashMap<>();
            task.put("put", of.put());
            task.put("agreed", of.agreed());
            task.put("disagreed", of.disagreed());
            task.put("unsure", of.unsure());
            task.put("not_judged", of.notJudged());
            tasks.put(of.task().id(), task);
        }
        map.put("tasks", tasks);
        return map;
    }

    private static Map<String, Object> validity(Validity validity) {
        Interval interval = validity.interval();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("accepted", validity.accepted());
        map.put("rejected", validity.rejected());
        map.put("skipped", validity.skipped());
        map.put("interval95", List.of(interval.low(), interval.high()));
        return map;
    }

    private static Map<String, Object> speed(StageSpeed speed) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stage", speed.stage());
        map.put("unit", speed.unit());
        map.put("done", speed.done());
        map.put("seconds", speed.seconds());
        if (speed.cpuSeconds() != null) {
            map.put("cpu_s", speed.cpuSeconds());
        }
        map.put("workers", speed.workers());
        map.put("whole", speed.whole());
        return map;
    }
}
