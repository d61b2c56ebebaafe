package io.spatialforge.bench.adversarial;

import io.spatialforge.audit.Audit;
import io.spatialforge.audit.AuditReport;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.rule.Margins;
import io.spatialforge.drawn.Trap;
import io.spatialforge.drawn.TrapArtist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Runs families of hard scenes, which share the scenes of a trap, and says what came of them. */
public final class TrapReport {

    private static final int MOST_PICTURES = 30;

    private final long seed;
    private final int scenes;
    private final int workers;
    private final Path out;
    private final TrapRun run;
    private final StringBuilder text = new StringBuilder();
    private int pictures;

    /** The scenes of one trap with all that came of them. */
    private record Drawn(Path truth, List<TrapRun.Forged> forged) {}

    public TrapReport(long seed, int scenes, int workers, Margins margins, Path out) {
        this.seed = seed;
        this.scenes = scenes;
        this.workers = workers;
        this.out = out;
        this.run = new TrapRun(seed, margins);
    }

    /** Whether no pair is wrong. */
    public boolean run(List<Task> tasks, @Nullable Trap only) throws Exception {
        long began = System.nanoTime();
        boolean right = true;
        Map<Trap, Integer> needed = new EnumMap<>(Trap.class);
        for (Task task : tasks) {
            List<Trap> traps = traps(task, only);
            for (int i = 0; i < traps.size(); i++) {
                int share = scenes / traps.size() + (i < scenes % traps.size() ? 1 : 0);
                needed.merge(traps.get(i), share, Math::max);
            }
        }
        Map<Task, Map<Trap, AuditReport.Score>> rows = new LinkedHashMap<>();
        Map<Task, Map<Trap, long[]>> counts = new LinkedHashMap<>();
        long allPairs = 0;
        long allWrong = 0;
        for (Map.Entry<Trap, Integer> entry : needed.entrySet()) {
            Trap trap = entry.getKey();
            Drawn drawn = draw(trap, entry.getValue());
            List<QaPair> all = new ArrayList<>();
            drawn.forged.forEach(f -> all.addAll(f.pairs()));
            AuditReport whole = Audit.run(all.iterator(), drawn.truth);
            allPairs += whole.all().total();
            allWrong += whole.all().wrong();
            wrong(trap, whole);
            for (Task task : tasks) {
                List<Trap> traps = traps(task, only);
                int place = traps.indexOf(trap);
                if (place < 0) {
                    continue;
                }
                int share = scenes / traps.size() + (place < scenes % traps.size() ? 1 : 0);
                List<TrapRun.Forged> own = drawn.forged.subList(0, share);
                List<QaPair> pairs = new ArrayList<>();
                long looked = 0;
                for (TrapRun.Forged f : own) {
                    f.pairs().stream().filter(p -> p.claim().task() == task).forEach(pairs::add);
                    looked += f.looked().getOrDefault(task, 0);
                }
                AuditReport report = Audit.run(pairs.iterator(), drawn.truth);
                right &= report.all().wrong() == 0;
                rows.computeIfAbsent(task, t -> new EnumMap<>(Trap.class)).put(trap, report.all());
                counts.computeIfAbsent(task, t -> new EnumMap<>(Trap.class)).put(trap, new long[] {share, looked});
            }
        }
        for (Task task : tasks) {
            Map<Trap, AuditReport.Score> of = rows.getOrDefault(task, Map.of());
            table(task, of, counts.getOrDefault(task, Map.of()));
        }
        say(
                "%nall tasks on all scenes: %,d pairs, %d wrong; seed %d, %.0f s%n",
                allPairs, allWrong, seed, (System.nanoTime() - began) / 1e9);
        Files.writeString(out.resolve("report.txt"), text);
        return right;
    }

    private static List<Trap> traps(Task task, @Nullable Trap only) {
        return only == null ? Family.of(task) : List.of(only);
    }

    private Drawn draw(Trap trap, int count) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<TrapRun.Forged>> underway = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                underway.add(pool.submit(() -> run.run(trap, index)));
            }
            List<TrapRun.Forged> forged = new ArrayList<>();
            StringBuilder lines = new StringBuilder();
            for (Future<TrapRun.Forged> future : underway) {
                TrapRun.Forged one = future.get();
                forged.add(one);
                lines.append(one.truth()).append('\n');
            }
            Path truth = out.resolve("truth-" + trap.id() + ".jsonl");
            Files.writeString(truth, lines);
            return new Drawn(truth, forged);
        } finally {
            pool.shutdownNow();
        }
    }

    private void wrong(Trap trap, AuditReport report) throws IOException {
        for (AuditReport.WrongPair pair : report.wrong()) {
            say(
                    "wrong: %s %s %s %s%n    %s%n    %s%n    %s%n",
                    trap.id(),
                    pair.task().id(),
                    pair.form(),
                    pair.image(),
                    pair.question().replace("\n", " / "),
                    pair.answer().replace("\n", " / "),
                    pair.why());
            if (pictures++ < MOST_PICTURES) {
                String name = pair.image();
                int index = Integer.parseInt(name.substring(name.length() - 9, name.length() - 4));
                TrapSheet.write(
                        TrapArtist.compose(trap, seed, index),
                        name,
                        out.resolve("wrong-%s-%s.png".formatted(pair.task().id(), name.replace(".jpg", ""))));
            }
        }
    }

    private void table(Task task, Map<Trap, AuditReport.Score> rows, Map<Trap, long[]> counts) {
        say(
                "%n%-12s %-10s %7s %9s %8s %8s %6s %6s %9s %8s %7s  %s%n",
                "family",
                "trap",
                "scenes",
                "looked at",
                "pairs",
                "judged",
                "wrong",
                "near",
                "contested",
                "a scene",
                "yield",
                "not judged");
        long[] sums = new long[7];
        Map<String, Long> gaps = new LinkedHashMap<>();
        rows.forEach((trap, score) -> {
            long[] count = counts.getOrDefault(trap, new long[2]);
            long[] cells = {
                count[0], count[1], score.total(), score.judged(), score.wrong(), score.nearMisses(), score.contested()
            };
            for (int i = 0; i < sums.length; i++) {
                sums[i] += cells[i];
            }
            Map<String, Long> own = new LinkedHashMap<>();
            score.notJudged().forEach((gap, n) -> own.put(gap.id(), n));
            own.forEach((gap, n) -> gaps.merge(gap, n, Long::sum));
            row(task.id(), trap.id(), cells, own);
        });
        row(task.id(), "all", sums, gaps);
    }

    private void row(String task, String trap, long[] c, Map<String, Long> gaps) {
        say(
                "%-12s %-10s %7d %9d %8d %8d %6d %6d %9d %8.2f %6.1f%%  %s%n",
                task,
                trap,
                c[0],
                c[1],
                c[2],
                c[3],
                c[4],
                c[5],
                c[6],
                (double) c[2] / Math.max(1, c[0]),
                100.0 * c[2] / Math.max(1, c[1]),
                gaps.isEmpty() ? "" : gaps);
    }

    private void say(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        text.append(line);
        System.out.print(line);
        System.out.flush();
    }

    /** Draws scenes of each trap side by side. */
    public static void sheets(List<Trap> traps, long seed, int count, Path out) throws IOException {
        TrapSheet.overview(traps, seed, out.resolve("all.jpg"));
        for (Trap trap : traps) {
            TrapSheet.sheet(trap, seed, count, out.resolve(trap.id() + ".png"));
        }
    }
}
