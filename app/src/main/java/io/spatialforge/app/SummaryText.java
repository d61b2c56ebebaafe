package io.spatialforge.app;

import io.spatialforge.audit.blind.BlindReport;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.ingest.Decisions;
import io.spatialforge.pipeline.ingest.Ingest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A run's summary for people, and for machines. */
final class SummaryText {

    /** What only some corpora hold. */
    private static final List<Unit> BESIDE_REGIONS =
            List.of(Unit.LABELS, Unit.RELATIONSHIPS, Unit.MASKS, Unit.EXPRESSIONS, Unit.ROWS, Unit.FILES);

    private static final int TOP_REASONS = 4;

    private SummaryText() {}

    /** Tasks by claims, pairs kept and the most frequent reasons, with the images above. */
    static String of(RunSummary summary) {
        StringBuilder text = new StringBuilder();
        Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
        text.append("%,d images read, %,d kept%s%n"
                .formatted(ingest.read(Unit.IMAGES), ingest.kept(Unit.IMAGES), reasons(ingest, Unit.IMAGES)));
        long unchecked = unchecked(summary);
        if (unchecked > 0) {
            text.append("  %,d of them without a look at the photograph: it is not at hand, sizes are as listed%n"
                    .formatted(unchecked));
        }
        text.append("%,d regions read, %,d kept%s%n"
                .formatted(ingest.read(Unit.REGIONS), ingest.kept(Unit.REGIONS), reasons(ingest, Unit.REGIONS)));
        for (Unit unit : BESIDE_REGIONS) {
            if (ingest.read(unit) > 0) {
                text.append("%,d %s read, %,d kept%s%n"
                        .formatted(ingest.read(unit), unit.id(), ingest.kept(unit), reasons(ingest, unit)));
            }
        }
        for (Decisions.Made made : summary.decisions()) {
            text.append("%s, %s: %s %s%s%n"
                    .formatted(made.source(), made.file(), made.about(), made.decided(), counts(made)));
        }
        Books.Page curate = summary.books(Stage.CURATE).page(Books.WHOLE);
        text.append("%,d images curated, %,d kept%s%s%n"
                .formatted(
                        curate.read(Unit.IMAGES),
                        curate.kept(Unit.IMAGES),
                        reasons(curate, Unit.IMAGES),
                        unseen(summary.imagesUnseen())));
        text.append(CopiesText.of(summary));
        Books.Page perceive = summary.books(Stage.PERCEIVE).page(Books.WHOLE);
        looked(summary, text);
        if (perceive.read(Unit.DETECTIONS) > 0) {
            text.append("%,d detections read, %,d kept%s%n"
                    .formatted(
                            perceive.read(Unit.DETECTIONS),
                            perceive.kept(Unit.DETECTIONS),
                            reasons(perceive, Unit.DETECTIONS)));
        }
        if (perceive.read(Unit.IMAGES) > perceive.kept(Unit.IMAGES)) {
            text.append("%,d images perceived, %,d kept%s%n"
                    .formatted(perceive.read(Unit.IMAGES), perceive.kept(Unit.IMAGES), reasons(perceive, Unit.IMAGES)));
        }
        if (perceive.read(Unit.DEPTH_MAPS) > 0) {
            text.append("%,d depth maps read, %,d fit%s%n"
                    .formatted(
                            perceive.read(Unit.DEPTH_MAPS),
                            perceive.kept(Unit.DEPTH_MAPS),
                            reasons(perceive, Unit.DEPTH_MAPS)));
        }
        text.append("%n%-12s %9s %9s %9s %9s  %s%n"
                .formatted("task", "looked at", "stated", "verified", "kept", "left out, by reason"));
        for (Task task : Task.values()) {
            Books.Page forge = summary.books(Stage.FORGE).page(task.id());
            Books.Page select = summary.books(Stage.SELECT).page(task.id());
            text.append("%-12s %,9d %,9d %,9d %,9d  %s%n"
                    .formatted(
                            task.id(),
                            forge.read(Unit.CLAIMS),
                            forge.kept(Unit.CLAIMS),
                            forge.kept(Unit.PAIRS),
                            select.kept(Unit.PAIRS),
                            top(summary, task)));
        }
        summary.mix().ifPresent(mix -> text.append(MixText.of(mix)));
        long kept = summary.books(Stage.SELECT).page(Books.WHOLE).kept(Unit.PAIRS);
        summary.judged().ifPresent(judged -> judged(summary, judged, text));
        text.append("%n%,d verified pairs in %s (%s every pair%s was read back and derived anew)%n"
                .formatted(
                        kept,
                        summary.folder().store().location() + "/qa",
                        summary.judged()
                                .map(judged -> "judged by " + judged.model() + ";")
                                .orElse("no judge;"),
                        summary.judged().map(RunSummary.Judged::described).orElse(0L) > 0 ? " in a rule's words" : ""));
        return text.toString();
    }

    private static void judged(RunSummary summary, RunSummary.Judged judged, StringBuilder text) {
        Books.Page page = summary.books(Stage.JUDGE).page(Books.WHOLE);
        text.append("%n%,d pairs put to %s, which answered %,d times%s%n"
                .formatted(judged.put(), judged.model(), judged.answers(), reasons(page, Unit.PAIRS)));
        if (judged.passed() > 0 || judged.unjudged() > 0) {
            text.append("  %,d pairs were not to be judged; %,d were, could not be, and stay%n"
                    .formatted(judged.passed(), judged.unjudged()));
        }
        if (page.read(Unit.PROPOSALS) > 0) {
            text.append("%,d descriptions proposed, %,d kept after %,d answers%s; %,d pairs made of them%n"
                    .formatted(
                            page.read(Unit.PROPOSALS),
                            page.kept(Unit.PROPOSALS),
                            judged.wordAnswers(),
                            reasons(page, Unit.PROPOSALS),
                            judged.described()));
        }
    }

    private static void looked(RunSummary summary, StringBuilder text) {
        summary.looks()
                .ifPresent(looks -> text.append("%,d photographs looked at by models%s%s%n"
                        .formatted(
                                looks.looked(),
                                looks.known() == 0 ? "" : ", %,d known from before".formatted(looks.known()),
                                looks.missing() == 0 ? "" : ", %,d not at hand".formatted(looks.missing()))));
    }

    static String json(RunSummary summary) {
        return json(summary, Optional.empty());
    }

    static String json(RunSummary summary, Optional<BlindReport> blind) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", summary.folder().store().location());
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (Task task : Task.values()) {
            Books.Page forge = summary.books(Stage.FORGE).page(task.id());
            Books.Page select = summary.books(Stage.SELECT).page(task.id());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("looked_at", forge.read(Unit.CLAIMS));
            row.put("stated", forge.kept(Unit.CLAIMS));
            row.put("verified", forge.kept(Unit.PAIRS));
            row.put("kept", select.kept(Unit.PAIRS));
            Map<String, Long> dropped = new LinkedHashMap<>();
            for (Reason reason : Reason.values()) {
                long count = dropped(summary, task, reason);
                if (count > 0) {
                    dropped.put(reason.id(), count);
                }
            }
            row.put("dropped", dropped);
            tasks.put(task.id(), row);
        }
        json.put("tasks", tasks);
        json.put("kept_by_form", summary.keptByForm());
        summary.mix().ifPresent(mix -> json.put("mix", mix.asMap()));
        Books.Page ingest = summary.books(Stage.INGEST).page(Books.WHOLE);
        json.put(
                "decisions",
                summary.decisions().stream().map(Decisions.Made::asMap).toList());
        json.put(
                "images",
                Map.of(
                        "read",
                        ingest.read(Unit.IMAGES),
                        "kept",
                        ingest.kept(Unit.IMAGES),
                        "photos_unchecked",
                        unchecked(summary)));
        json.put("copies", summary.copies().asMap());
        json.put("excluded", summary.excluded());
        summary.looks()
                .ifPresent(looks -> json.put(
                        "looks", Map.of("looked", looks.looked(), "known", looks.known(), "missing", looks.missing())));
        summary.judged().ifPresent(judged -> json.put("judged", json(summary, judged)));
        Books.Page perceive = summary.books(Stage.PERCEIVE).page(Books.WHOLE);
        json.put("detections", Map.of("read", perceive.read(Unit.DETECTIONS), "kept", perceive.kept(Unit.DETECTIONS)));
        blind.ifPresent(report -> json.put("blind", JsonMapper.shared().readTree(report.toJson())));
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, Object> json(RunSummary summary, RunSummary.Judged judged) {
        Books.Page page = summary.books(Stage.JUDGE).page(Books.WHOLE);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", judged.model());
        json.put("put", judged.put());
        json.put("answers", judged.answers());
        json.put("passed", judged.passed());
        json.put("unjudged", judged.unjudged());
        json.put("proposals", page.read(Unit.PROPOSALS));
        json.put("proposals_kept", page.kept(Unit.PROPOSALS));
        json.put("proposal_answers", judged.wordAnswers());
        json.put("described", judged.described());
        return json;
    }

    private static long unchecked(RunSummary summary) {
        return Math.round(summary.stage(Stage.INGEST).figures().getOrDefault(Ingest.PHOTOS_UNCHECKED, 0.0));
    }

    private static String counts(Decisions.Made made) {
        return made.counts().entrySet().stream()
                .map(e -> "%s %,d".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String unseen(long images) {
        return images == 0 ? "" : "; %,d by size and names alone, without a look at their pixels".formatted(images);
    }

    private static String reasons(Books.Page page, Unit unit) {
        String list = Arrays.stream(Reason.values())
                .filter(r -> page.dropped(unit, r) > 0)
                .map(r -> "%s %,d".formatted(r.id(), page.dropped(unit, r)))
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? "" : "; dropped: " + list;
    }

    private static String top(RunSummary summary, Task task) {
        return Arrays.stream(Reason.values())
                .filter(r -> dropped(summary, task, r) > 0)
                .sorted(Comparator.comparingLong((Reason r) -> -dropped(summary, task, r)))
                .limit(TOP_REASONS)
                .map(r -> "%s %,d".formatted(r.id(), dropped(summary, task, r)))
                .collect(Collectors.joining(", "));
    }

    private static long dropped(RunSummary summary, Task task, Reason reason) {
        long dropped = 0;
        for (StageSummary stage : summary.stages()) {
            Books.Page page = stage.books().page(task.id());
            dropped += page.dropped(Unit.CLAIMS, reason) + page.dropped(Unit.PAIRS, reason);
        }
        return dropped;
    }
}
