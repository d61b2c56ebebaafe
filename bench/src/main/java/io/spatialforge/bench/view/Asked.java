package io.spatialforge.bench.view;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.pipeline.FinishedRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
     * @param each how many addresses of each kind
     */
    public static Asked of(FinishedRun run, long pairs, int each) {
        List<QaPair> known = sample(run);
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
            add(paths, "one pair", "/pair/" + coded(pair.id()));
            add(paths, "one pair of a label", "/pair/" + coded(pair.id()) + "?" + label);
            add(paths, "drops", "/drops?from=" + 1000 * i);
            add(paths, "drops, text", "/drops?q=" + coded("r" + i));
        }
        return new Asked(paths);
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
