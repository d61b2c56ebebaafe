package io.spatialforge.bench.judge;

import io.spatialforge.bench.judge.SimulatedJudge.Manner;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.judge.Finding;
import io.spatialforge.pipeline.judge.Quorum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Which wrong pairs get past a judge that errs, and which right ones are lost, as Markdown. */
public final class JudgeTable {

    private static final List<Quorum> QUORUMS = List.of(new Quorum(1, 1), new Quorum(2, 3), new Quorum(3, 4));

    private static final Map<String, Manner> MANNERS = new LinkedHashMap<>();

    static {
        MANNERS.put("never wrong", new Manner.Errs(0));
        MANNERS.put("wrong 5% of the time", new Manner.Errs(0.05));
        MANNERS.put("wrong 10% of the time", new Manner.Errs(0.1));
        MANNERS.put("wrong 20% of the time", new Manner.Errs(0.2));
        MANNERS.put("wrong 30% of the time", new Manner.Errs(0.3));
        MANNERS.put("wrong on 10% of the pairs, always alike", new Manner.Stubborn(0.1));
        MANNERS.put("picks at random", new Manner.Random());
        MANNERS.put("always the first letter, 1 if asked for a number", new Manner.FirstLetter());
        MANNERS.put("always the same word (Yes, right, ...)", new Manner.SameWord());
    }

    private final List<Trial> trials;

    private JudgeTable(List<Trial> trials) {
        this.trials = trials;
    }

    /** All pairs that the scenes of a run give, whether the run kept them or not. */
    public static JudgeTable of(FinishedRun run) throws IOException {
        PairForge forge = run.forgeSettings().forge();
        List<Scene> scenes = new ArrayList<>();
        run.forEachScene(scenes::add);
        List<Trial> trials = new ArrayList<>();
        for (Scene scene : scenes) {
            trials.addAll(Trial.of(scene, forge));
        }
        return new JudgeTable(trials);
    }

    public List<String> lines() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        lines.add("%,d right pairs, and the same made wrong.".formatted(trials.size()));
        lines.add("");
        StringBuilder head = new StringBuilder("| judge |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Quorum quorum : QUORUMS) {
            head.append(" right lost, ").append(quorum).append(" | wrong passed | answers |");
            rule.append("---:|---:|---:|");
        }
        lines.add(head + " wrong passed if only shuffled, 2 of 3 |");
        lines.add(rule + "---:|");
        for (Map.Entry<String, Manner> manner : MANNERS.entrySet()) {
            StringBuilder line = new StringBuilder("| ").append(manner.getKey()).append(" |");
            for (Quorum quorum : QUORUMS) {
                Row row = row(trials, quorum, manner.getValue());
                line.append(" %s | %s | %s |".formatted(percent(row.lost), percent(row.passed), decimal(row.answers)));
            }
            int shuffled = 0;
            for (Trial trial : trials) {
                shuffled += trial.passesIfShuffled(trial.wrong(), QUORUMS.get(1), manner.getValue()) ? 1 : 0;
            }
            lines.add(line + " " + percent((double) shuffled / trials.size()) + " |");
        }
        lines.add("");
        lines.add("By what is asked for, 2 of 3:");
        lines.add("");
        lines.add("| asked for | pairs | wrong 10%: right lost | wrong passed | at random: wrong passed"
                + " | first letter: wrong passed | same word: wrong passed |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|");
        Map<String, List<Trial>> kinds = new TreeMap<>();
        trials.forEach(trial ->
                kinds.computeIfAbsent(trial.kind(), k -> new ArrayList<>()).add(trial));
        for (Map.Entry<String, List<Trial>> kind : kinds.entrySet()) {
            List<Trial> of = kind.getValue();
            Row tenth = row(of, QUORUMS.get(1), new Manner.Errs(0.1));
            lines.add("| %s | %,d | %s | %s | %s | %s | %s |"
                    .formatted(
                            kind.getKey(),
                            of.size(),
                            percent(tenth.lost),
                            percent(tenth.passed),
                            percent(row(of, QUORUMS.get(1), new Manner.Random()).passed),
                            percent(row(of, QUORUMS.get(1), new Manner.FirstLetter()).passed),
                            percent(row(of, QUORUMS.get(1), new Manner.SameWord()).passed)));
        }
        return lines;
    }

    /**
     * @param lost share of the right pairs
     * @param passed share of the wrong pairs
     * @param answers for each right pair
     */
    private record Row(double lost, double passed, double answers) {}

    private static Row row(List<Trial> trials, Quorum quorum, Manner manner) throws IOException, InterruptedException {
        int lost = 0;
        int passed = 0;
        long answers = 0;
        for (Trial trial : trials) {
            Finding right = trial.ask(trial.right(), quorum, manner);
            Finding wrong = trial.ask(trial.wrong(), quorum, manner);
            lost += right.outcome() == Finding.Outcome.AGREED ? 0 : 1;
            passed += wrong.outcome() == Finding.Outcome.AGREED ? 1 : 0;
            answers += right.asked();
        }
        double all = trials.size();
        return new Row(lost / all, passed / all, answers / all);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
