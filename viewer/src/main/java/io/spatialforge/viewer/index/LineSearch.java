package io.spatialforge.viewer.index;

import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunStore;
import io.spatialforge.records.DropJson;
import io.spatialforge.records.QaPairJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds single pairs and drops in a run's lines, where they are not in the tables yet. */
final class LineSearch {

    /** In lines of {@code qa/} the id comes first but for the schema. */
    private static final int WITHIN = 64;

    private final RunStore store;
    private final RunParts parts;

    LineSearch(RunStore store, RunParts parts) {
        this.store = store;
        this.parts = parts;
    }

    /**
     * @param from number of the first pair that may be it
     */
    Optional<PairRow> pair(String id, long from) throws IOException {
        byte[] sought = ("\"" + id + "\"").getBytes(StandardCharsets.UTF_8);
        for (RunParts.Part part : parts.pairs()) {
            if (part.end() > from) {
                Path file = store.fetch(part.path());
                try (LineReader lines = LineReader.open(file)) {
                    while (lines.next()) {
                        if (begins(lines, sought)) {
                            PairRow row = PairEntry.of(
                                            part.first() + lines.number() - 1, lines.record(QaPairJson.LINES))
                                    .row();
                            if (row.id().equals(id)) {
                                return Optional.of(row);
                            }
                        }
                    }
                } finally {
                    store.release(file);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean begins(LineReader lines, byte[] sought) {
        int last = lines.offset() + Math.min(lines.length(), WITHIN + sought.length) - sought.length;
        for (int at = lines.offset(); at <= last; at++) {
            if (lines.buffer()[at] == '"'
                    && Arrays.equals(lines.buffer(), at, at + sought.length, sought, 0, sought.length)) {
                return true;
            }
        }
        return false;
    }

    Optional<DropRow> drop(long number) throws IOException {
        Optional<RunParts.Part> part = RunParts.holding(parts.drops(), number);
        if (part.isEmpty()) {
            return Optional.empty();
        }
        Path file = store.fetch(part.get().path());
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                if (part.get().first() + lines.number() - 1 == number) {
                    return Optional.of(
                            DropEntry.of(number, lines.record(DropJson.LINES)).row());
                }
            }
        } finally {
            store.release(file);
        }
        return Optional.empty();
    }
}
