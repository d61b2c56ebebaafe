package io.spatialforge.bench.kills;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of runs that were killed. */
public final class KillReport {

    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long kills;
    private long runs;
    private long lines;
    private long differing;

    /** One stage, the time before the first or after the last. */
    private static final class Phase {
        private long kills;
        private long attempts;
        private long inFlight;
        private long again;
        private long opened;
        private long openedAgain;
        private long openMillis;
        private long openMillisAgain;
    }

    private Phase phase(String name) {
        return phases.computeIfAbsent(name, n -> new Phase());
    }

    /** Makes a phase known, so that phases are told in the order of the run. */
    void expect(String name) {
        phase(name);
    }

    void killed(String name) {
        kills++;
        phase(name).kills++;
    }

    /** Shards that a process began, of which so many were not finished when it was killed. */
    void attempted(String stage, int shards, int unfinished) {
        phase(stage).attempts += shards;
        phase(stage).inFlight += unfinished;
    }

    /** A shard that was done anew although it was finished. */
    void doneTwice(String stage, String what) {
        phase(stage).again++;
        faults.add(what);
    }

    /** What a stage needs as a whole was made, for the first time in a run folder or again. */
    void opened(String stage, boolean before, long millis) {
        Phase phase = phase(stage);
        phase.opened++;
        phase.openMillis += millis;
        if (before) {
            phase.openedAgain++;
            phase.openMillisAgain += millis;
        }
    }

    void fault(String what) {
        faults.add(what);
    }

    void completed(long linesOfRun, long differingOfRun) {
        runs++;
        lines += linesOfRun;
        differing += differingOfRun;
    }

    /** How often a process was killed before its own end. */
    public long kills() {
        return kills;
    }

    /** Runs that went through in the end. */
    public long runs() {
        return runs;
    }

    /** Lines that these runs have together. */
    public long lines() {
        return lines;
    }

    /** Lines of these runs that an undisturbed run has not, or has otherwise. */
    public long differing() {
        return differing;
    }

    /** Whatever was not as it must be. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** Phases in which a process was killed. */
    public List<String> killedIn() {
        return phases.entrySet().stream()
                .filter(e -> e.getValue().kills > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The report as a table, for people. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        text.append("| phase | kills | shards begun | of them in flight at a kill | finished and done again"
                + " | as a whole: made | again | seconds, again |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        phases.forEach((name, phase) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %.1f, %.1f |%n",
                name,
                phase.kills,
                phase.attempts,
                phase.inFlight,
                phase.again,
                phase.opened,
                phase.openedAgain,
                phase.openMillis / 1e3,
                phase.openMillisAgain / 1e3)));
        text.append(String.format(
                Locale.ROOT,
                "%d kills over %d runs; of %,d lines %d differ from those of an undisturbed run; %d faults%n",
                kills,
                runs,
                lines,
                differing,
                faults.size()));
        faults.forEach(fault -> text.append("FAULT: ").append(fault).append('\n'));
        return text.toString();
    }
}
