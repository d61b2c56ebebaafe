package io.spatialforge.bench.view;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.records.DropJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is asked of the viewer.
 *
 * @param paths by what they are for people, each of another value
 */
public record Asked(Map<String, List<String>> paths) {

    private static final int OF_SHARD = 40;
    private static final int SHARDS = 25;

    /**
     * Chooses addresses with values of the run's own pairs.
     *
     * @param pairs how many the run has
     * @param drops how many drops it wrote
     * @param each how many addresses of each kind
     */
    public static Asked of(FinishedRun run, long pairs, long drops, int each) throws IOException {
        List<QaPair> known = sample(run);
        List<Drop> left = drops > 0 ? dropped(run) : List.of();
        Random random = new Random(1);
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (int i = 0; i < each; i++) {
            QaPair pair = known.get(random.nextInt(known.size()));
            String task = "task=" + pair.claim().task().id();
            String label = "label=" + coded(label(pair));
            String question = pair.phrased().question();
            int half = question.length() / 2;
            add(paths, "first page", "/pairs" + (i == 0 ? "" : "?from=" + 50L * i));
            add(paths, "deep page", "/pairs?from=" + (pairs * 9 / 10 + 50L * i));
            add(paths, "by task", "/pairs?" + task);
            add(paths, "by task, deep", "/pairs?" + task + "&from=" + pairs / 100);
            add(paths, "by form", "/pairs?form=" + coded(pair.phrased().form()));
            add(paths, "by split", "/pairs?split=" + pair.split().id());
            add(paths, "by source", "/pairs?source=" + coded(pair.image().source()) + "&from=" + i);
            add(paths, "by label", "/pairs?" + label);
            add(paths, "by task and label", "/pairs?" + task + "&" + label);
            add(paths, "by answer", "/pairs?answer=" + coded(pair.phrased().answer()));
            add(paths, "by verdict", "/pairs?verdict=" + coded("not asked") + "&from=" + i);
            add(paths, "by image", "/pairs?image=" + coded(pair.image().id()));
            add(paths, "text, a word", "/pairs?q=" + coded(question.split(" ", -1)[0]));
            add(paths, "text, half a question", "/pairs?q=" + coded(question.substring(half)));
            add(paths, "text and label", "/pairs?q=" + coded(question.substring(0, half)) + "&" + label);
            add(paths, "text, a letter", "/pairs?q=" + (char) ('a' + i % 26) + "&from=" + 1000 * i);
            add(paths, "text of no pair", "/pairs?q=" + coded("no pair says this " + i));
            add(
                    paths,
                    "answer and label",
                    "/pairs?answer=" + coded(pair.phrased().answer()) + "&" + label);
            add(paths, "all filters", "/pairs?" + all(pair) + "&" + label);
            add(paths, "all filters, text", "/pairs?" + all(pair) + "&q=" + coded(question.substring(half)));
            add(paths, "one pair", "/pair/" + coded(pair.id()));
            add(paths, "one pair of a label", "/pair/" + coded(pair.id()) + "?" + label);
            add(paths, "one pair of a text", "/pair/" + coded(pair.id()) + "?q=" + coded(question.substring(half)));
            add(paths, "one image", "/image?id=" + coded(pair.image().id()));
            add(paths, "drops", "/drops?from=" + 1000 * i);
            if (drops > 0) {
                Drop drop = left.get(random.nextInt(left.size()));
                String reason = "reason=" + drop.reason().id();
                add(paths, "drops, deep", "/drops?from=" + (drops * 9 / 10 + 50L * i));
                add(paths, "drops by reason", "/drops?" + reason);
                add(paths, "drops by reason, deep", "/drops?" + reason + "&from=" + drops / 100);
                add(paths, "drops, all filters", "/drops?" + all(drop) + "&" + reason);
                add(paths, "one drop", "/drop/" + random.nextLong(drops));
            }
            add(paths, "drops, text", "/drops?q=" + coded("r" + i));
        }
        return new Asked(paths);
    }

    private static String all(QaPair pair) {
        return "task=%s&form=%s&answer=%s&split=%s&source=%s"
                .formatted(
                        pair.claim().task().id(),
                        coded(pair.phrased().form()),
                        coded(pair.phrased().answer()),
                        pair.split().id(),
                        coded(pair.image().source()));
    }

    private static String all(Drop drop) {
        String image = drop.image();
        return "stage=%s&unit=%s".formatted(drop.stage().id(), drop.unit().id())
                + (image == null ? "" : "&source=" + coded(image.substring(0, Math.max(0, image.indexOf('/')))));
    }

    private static void add(Map<String, List<String>> paths, String name, String path) {
        paths.computeIfAbsent(name, kind -> new ArrayList<>()).add(path);
    }

    private static List<QaPair> sample(FinishedRun run) {
        List<QaPair> sample = new ArrayList<>();
        int step = Math.max(1, run.shards().count() / SHARDS);
        for (int shard = 0; shard < run.shards().count(); shard += step) {
            Iterator<QaPair> pairs = run.pairs(shard);
            for (int i = 0; i < OF_SHARD && pairs.hasNext(); i++) {
                sample.add(pairs.next());
            }
        }
        return sample;
    }

    private static List<Drop> dropped(FinishedRun run) throws IOException {
        List<Drop> sample = new ArrayList<>();
        int step = Math.max(1, run.shards().count() / SHARDS);
        for (Stage stage : Stage.values()) {
            for (int shard = 0; shard < run.shards().count(); shard += step) {
                Path file = run.files().find(RunFolder.dropped(stage.id()), shard);
                if (file != null) {
                    try (LineReader lines = LineReader.open(file)) {
                        for (int i = 0; i < OF_SHARD && lines.next(); i++) {
                            sample.add(lines.record(DropJson.LINES));
                        }
                    }
                }
            }
        }
        return sample;
    }

    private static String label(QaPair pair) {
        return pair.claim() instanceof Claim.Count count
                ? count.label()
                : pair.regions().isEmpty()
                        ? "person"
                        : pair.regions().getFirst().label();
    }

    private static String coded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
