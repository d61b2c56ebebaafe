package io.spatialforge.viewer.report;

import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.verify.Verifier;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.explain.Fate;
import io.spatialforge.pipeline.explain.RunRecord;
import io.spatialforge.pipeline.explain.Story;
import io.spatialforge.words.reading.Reader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pairs to be looked at.
 *
 * @param pairs of each task
 * @param notes what a reader must know of them, a sentence each
 */
record Samples(Map<Task, List<Sample>> pairs, List<String> notes) {

    static final Samples NONE = new Samples(Map.of(), List.of());

    /**
     * Reads their scenes and photographs.
     *
     * @param chosen the pairs of each task
     */
    static Samples of(FinishedRun run, Map<Task, List<QaPair>> chosen, ReportOptions options, ProgressListener progress)
            throws IOException, InterruptedException {
        Set<String> images = new LinkedHashSet<>();
        int all = 0;
        for (List<QaPair> pairs : chosen.values()) {
            pairs.forEach(pair -> images.add(pair.image().id()));
            all += pairs.size();
        }
        if (all == 0) {
            return NONE;
        }
        Map<String, Scene> scenes = SampleScenes.find(run, images, options.workers());
        RunRecord record = RunRecord.of(run.facts().run());
        Map<Task, List<Sample>> shown = new EnumMap<>(Task.class);
        int done = 0;
        try (SamplePhotographs photographs = new SamplePhotographs(run.images())) {
            for (Map.Entry<Task, List<QaPair>> entry : chosen.entrySet()) {
                List<Sample> ofTask = new ArrayList<>();
                for (QaPair pair : entry.getValue()) {
                    progress.worked("pictures", "pairs", done++, all);
                    String photograph = options.photographs() == ReportOptions.Photographs.SHOWN
                            ? photographs.url(pair.image())
                            : null;
                    Story story = story(record, pair, scenes.get(pair.image().id()));
                    ofTask.add(Sample.of(story, photograph));
                }
                shown.put(entry.getKey(), ofTask);
            }
            progress.worked("pictures", "pairs", all, all);
            return new Samples(shown, notes(options, all, photographs));
        }
    }

    private static List<String> notes(ReportOptions options, int all, SamplePhotographs photographs) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "%,d pairs, up to %d of each task, chosen by a hash of their ids; forms take turns. Others: --seed N, more:"
                                .formatted(all, options.perTask())
                        + " --per-task N, all: spatialforge view RUN. A region that a trainer's format writes as coordinates is shown"
                        + " by its name here.");
        if (options.photographs() == ReportOptions.Photographs.LEFT_OUT) {
            notes.add("Photographs were left out by --no-photographs: boxes stand on blank canvases of their size.");
        }
        photographs
                .missing()
                .forEach((why, count) -> notes.add(
                        "%,d photographs are missing: %s. Their boxes stand on blank canvases.".formatted(count, why)));
        return notes;
    }

    private static Story story(RunRecord record, QaPair pair, @Nullable Scene scene) {
        Story.Checks checks = null;
        if (scene != null) {
            Verifier verifier = Verifier.of(scene);
            checks = new Story.Checks(
                    Reader.of(scene, verifier::resolve).read(pair.phrased()), verifier.derive(pair.claim()));
        }
        return new Story(
                record,
                pair.id(),
                new Fate.Kept(pair.split()),
                pair.image(),
                scene,
                null,
                pair,
                checks,
                null,
                scene == null ? Story.Recomputed.NO_SCENE : Story.Recomputed.ONLY,
                null,
                List.of());
    }
}
