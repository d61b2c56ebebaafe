package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.pipeline.Rehearsal;
import io.spatialforge.pipeline.RunPlan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a rehearsal found, in words and as JSON. */
final class RehearsalText {

    private RehearsalText() {}

    static String of(Rehearsal rehearsal) {
        StringBuilder text = new StringBuilder();
        text.append("Measured over %,d images with %d workers; all %,d would take%n"
                .formatted(rehearsal.sample(), rehearsal.workers(), rehearsal.images()));
        rehearsal.seconds().forEach((stage, seconds) -> text.append("  %-9s %12s%n".formatted(stage, time(seconds))));
        text.append("  %-9s %12s%n".formatted("together", time(rehearsal.total())));
        text.append(String.format(
                Locale.ROOT,
                "and give about %,d pairs in a run folder of %s. Nothing was kept.%n",
                rehearsal.pairs(),
                Bytes.told(rehearsal.bytes())));
        if (rehearsal.requests() > 0) {
            text.append(
                    "The judge would be sent at most about %,d requests, not counting tries after failures; none was sent now.%n"
                            .formatted(rehearsal.requests()));
        }
        return text.toString();
    }

    static String json(Rehearsal rehearsal, RunPlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sample", rehearsal.sample());
        json.put("images", rehearsal.images());
        json.put("workers", rehearsal.workers());
        json.put("seconds", rehearsal.seconds());
        json.put("hours", rehearsal.total() / 3600);
        json.put("bytes", rehearsal.bytes());
        json.put("pairs", rehearsal.pairs());
        json.put("requests", rehearsal.requests());
        json.put("plan", PlanText.json(plan));
        return JsonMapper.shared().writeValueAsString(json) + System.lineSeparator();
    }

    private static String time(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 5400
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
