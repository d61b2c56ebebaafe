package io.spatialforge.bench.depth;

import io.spatialforge.bench.depth.DepthVoters.Voter;
import io.spatialforge.bench.depth.Looks.Look;
import io.spatialforge.bench.depth.Looks.Way;
import io.spatialforge.bench.depth.MeasuredPhoto.Half;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.depth.DepthMeaning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All that is measured, as text and picture.
 *
 * @param lines Markdown
 * @param svg the curves
 */
public record DepthReport(List<String> lines, String svg) {

    private static final int WRONG = 10;

    public DepthReport {
        lines = List.copyOf(lines);
    }

    /**
     * Looks at all photographs and measures.
     *
     * @param truth the folder of truth sets
     * @param models the folder of models
     * @param photographs others, stored upright, of which nothing is known; the test of polarity sees them too
     * @throws IOException if something can't be read; the message names it
     */
    public static DepthReport of(Path truth, Path models, List<Path> photographs, Margins margins, Set<Half> halves)
            throws IOException {
        PolarityTable polarity = new PolarityTable();
        List<MeasuredScene> scenes = scenes(truth, models, photographs, polarity);
        Set<Way> ways = EnumSet.copyOf(scenes.getFirst().scenes().keySet());
        Map<String, Function<MeasuredScene, Scene>> looks = new LinkedHashMap<>();
        looks.put("one look, " + Way.SMALL.title(), scene -> scene.scene(Way.SMALL));
        if (ways.contains(Way.LARGE)) {
            looks.put("one look, " + Way.LARGE.title(), scene -> scene.scene(Way.LARGE));
            looks.put("two looks", MeasuredScene::seenTwice);
        }
        Map<String, Voter> rules = new LinkedHashMap<>();
        looks.forEach((name, seenAs) -> rules.put(name, DepthVoters.rule(seenAs, margins, scenes)));
        String best = List.copyOf(looks.keySet()).getLast();
        List<MeasuredScene> measured =
                scenes.stream().filter(scene -> halves.contains(scene.half())).toList();

        List<String> lines = new ArrayList<>();
        section(lines, "The rule with its verifier", DepthTable.rules(rules, scenes, halves));
        section(lines, "Cues and pairs of cues", DepthTable.cues(ways, margins, scenes, halves));
        for (Half half : halves) {
            section(
                    lines,
                    "Margins, one look at 320×192, half: " + half.title()
                            + " (right of clear pairs, right of the others, coverage of clear pairs)",
                    DepthTable.margins(scenes, margins, half));
        }
        section(
                lines,
                "Sets and scenes, " + best,
                DepthTable.scenes(rules.getOrDefault(best, (scene, pair) -> 0), scenes, halves));
        section(
                lines,
                "Wrong orders of the rule, one look",
                WrongOrders.of(
                        measured,
                        scene -> scene.scene(Way.SMALL),
                        List.copyOf(rules.values()).getFirst(),
                        WRONG));
        section(
                lines,
                "Wrong orders of the bare depth, a gap of a fifth of the range",
                WrongOrders.of(measured, scene -> scene.scene(Way.SMALL), DepthVoters.gap(Way.SMALL, 0.2), WRONG));
        section(lines, "Test of polarity", polarity.lines());
        DepthCurve curve = DepthCurve.of(scenes, looks.getOrDefault(best, MeasuredScene::seenTwice), margins, halves);
        return new DepthReport(lines, curve.svg());
    }

    private static List<MeasuredScene> scenes(Path truth, Path models, List<Path> photographs, PolarityTable polarity)
            throws IOException {
        List<MeasuredPhoto> photos = MeasuredPhotos.read(truth);
        Map<String, Half> halves = Halves.of(photos);
        List<MeasuredScene> scenes = new ArrayList<>();
        try (Looks looks = Looks.open(models, EnumSet.allOf(Way.class))) {
            for (MeasuredPhoto photo : photos) {
                Look look = looks.look(photo.file());
                scenes.add(MeasuredScene.of(photo, halves.getOrDefault(photo.place(), Half.TUNING), look));
                polarity.add("model, photographs of the truth sets", look.map(), look.meaning());
                if (photo.sensor() != null) {
                    polarity.add("sensors of the truth sets", photo.sensor(), DepthMeaning.metres(1, "sensor"));
                }
            }
            for (Path photograph : photographs) {
                Look look = looks.look(photograph);
                polarity.add("model, other photographs", look.map(), look.meaning());
            }
        }
        return scenes;
    }

    private static void section(List<String> lines, String title, List<String> table) {
        lines.add("### " + title);
        lines.add("");
        lines.addAll(table);
        lines.add("");
    }
}
