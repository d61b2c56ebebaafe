package io.spatialforge.bench.kills;

import io.spatialforge.bench.kills.FolderState.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Kills the process of a run at random moments, starts it again until it goes through, and looks each time at what it left.
 *
 * <p>Half of the moments are spread evenly over the length of an undisturbed run. The others are in a phase that is drawn
 * first, among those that are still to come, so that short ones are hit too.
 */
public final class KilledRuns {

    /** In which lines must be the same. */
    private static final List<String> COMPARED = List.of("scenes", "qa", "dropped", "perception");

    /** After the last stage, {@code run.json} is written at once; what comes then is only told. */
    private static final int WRITING_MILLIS = 40;

    private static final int POLL_MILLIS = 2;

    private final SmallCorpora corpora;
    private final Path folder;
    private final int kills;
    private final Random random;
    private final Consumer<String> said;
    private final KillReport report = new KillReport();

    private Map<String, Long> durations = Map.of();
    private Map<String, List<String>> expected = Map.of();
    private Set<Shard> all = Set.of();

    private KilledRuns(SmallCorpora corpora, Path folder, int kills, long seed, Consumer<String> said) {
        this.corpora = corpora;
        this.folder = folder;
        this.kills = kills;
        this.random = new Random(seed);
        this.said = said;
    }

    /**
     * Kills until it was done so often; a run that goes through is followed by one in a new folder.
     *
     * @param folder for the runs, emptied first where they are
     * @param seed of the moments
     * @param said hears of each run
     * @throws IOException if a process can't be started, or the undisturbed run fails
     */
    public static KillReport run(SmallCorpora corpora, Path folder, int kills, long seed, Consumer<String> said)
            throws IOException, InterruptedException {
        KilledRuns runs = new KilledRuns(corpora, folder, kills, seed, said);
        runs.leaveAlone();
        while (runs.report.kills() < kills) {
            runs.killUntilDone();
        }
        return runs.report;
    }

    private void leaveAlone() throws IOException, InterruptedException {
        Path run = folder.resolve("undisturbed");
        ForgeProcess.delete(run);
        LocalDateTime began = LocalDateTime.now(ZoneId.systemDefault());
        try (ForgeProcess process = ForgeProcess.start(corpora.config(), run, scratch())) {
            if (process.await() != 0) {
                throw new IOException("the undisturbed run failed: " + process.err());
            }
            durations = process.trace().durations(began, LocalDateTime.now(ZoneId.systemDefault()));
        }
        expected = FolderState.lines(run, COMPARED);
        all = FolderState.of(run).markers().keySet();
        durations.keySet().forEach(report::expect);
        said.accept("undisturbed: " + durations + " ms");
    }

    private Path scratch() {
        return folder.resolve("scratch");
    }

    private void killUntilDone() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        ForgeProcess.delete(run);
        FolderState before = FolderState.empty();
        Set<String> opened = new HashSet<>();
        List<String> killedIn = new ArrayList<>();
        boolean done = false;
        while (!done) {
            try (ForgeProcess process = ForgeProcess.start(corpora.config(), run, scratch())) {
                boolean killed = report.kills() < kills && comesTo(process, before) && process.kill();
                int code = process.await();
                LocalDateTime ended = LocalDateTime.now(ZoneId.systemDefault());
                FolderState after = FolderState.of(run);
                String phase = process.trace().phase();
                compare(before, after, process.trace(), opened, ended);
                if (killed) {
                    report.killed(phase);
                    killedIn.add(phase);
                    before = after;
                } else {
                    done = true;
                    if (code != 0) {
                        report.fault("after " + killedIn + " it ended with " + code + ": " + process.err());
                    }
                }
            }
        }
        Map<String, List<String>> lines = FolderState.lines(run, COMPARED);
        long differing = FolderState.differing(expected, lines);
        report.completed(lines.values().stream().mapToLong(List::size).sum(), differing);
        FolderState.leftovers(run).forEach(file -> report.fault("a finished run left " + file));
        said.accept("%d kills, run %d: %s, %d lines differ, %d faults"
                .formatted(
                        report.kills(),
                        report.runs(),
                        killedIn,
                        differing,
                        report.faults().size()));
    }

    /** Waits for the moment; false if the process ended before it. */
    private boolean comesTo(ForgeProcess process, FolderState before) throws IOException, InterruptedException {
        long length = durations.values().stream().mapToLong(Long::longValue).sum();
        if (random.nextBoolean()) {
            return !process.endsWithin(random.nextLong(length));
        }
        List<String> phases = new ArrayList<>(durations.keySet());
        List<String> toCome = new ArrayList<>(phases);
        toCome.removeIf(phase -> isFinished(phase, before));
        String drawn = toCome.get(random.nextInt(toCome.size()));
        Set<String> reached = new HashSet<>(phases.subList(phases.indexOf(drawn), phases.size()));
        while (process.isAlive() && !reached.contains(process.trace().phase())) {
            Thread.sleep(POLL_MILLIS);
        }
        long within = Math.max(1, durations.getOrDefault(drawn, 1L));
        if (drawn.equals(Trace.END)) {
            within = Math.min(within, WRITING_MILLIS);
        }
        return !process.endsWithin(random.nextLong(within));
    }

    private boolean isFinished(String phase, FolderState state) {
        Set<Shard> ofPhase = new TreeSet<>(all);
        ofPhase.removeIf(shard -> !shard.stage().equals(phase));
        return !ofPhase.isEmpty() && state.markers().keySet().containsAll(ofPhase);
    }

    /** Looks at what one process did to the folder. */
    private void compare(FolderState before, FolderState after, Trace trace, Set<String> opened, LocalDateTime ended)
            throws IOException {
        after.faults().forEach(report::fault);
        before.markers().forEach((shard, file) -> {
            if (!file.equals(after.markers().get(shard))) {
                report.fault("the marker of " + shard + " was there and was written again or taken away");
            }
        });
        Map<String, Set<Shard>> begun = new TreeMap<>();
        for (Trace.Event event : trace.events()) {
            if (event.ofShard() && event.is("begins")) {
                Shard shard = new Shard(event.stage(), event.shard());
                if (before.markers().containsKey(shard)) {
                    report.doneTwice(event.stage(), shard + " was finished and was done again");
                }
                if (!begun.computeIfAbsent(event.stage(), s -> new TreeSet<>()).add(shard)) {
                    report.doneTwice(event.stage(), shard + " was done twice by one process");
                }
            }
        }
        begun.forEach((stage, shards) -> {
            int unfinished = (int) shards.stream()
                    .filter(shard -> !after.markers().containsKey(shard))
                    .count();
            report.attempted(stage, shards.size(), unfinished);
        });
        trace.opened(ended).forEach((stage, millis) -> report.opened(stage, !opened.add(stage), millis));
    }
}
