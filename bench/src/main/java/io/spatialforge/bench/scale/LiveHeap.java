package io.spatialforge.bench.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process held on to, out of the log of its collector: resident memory tells how much the machine liked to take. */
final class LiveHeap {

    /** As in {@code GC(3) Pause Full (Ergonomics) 512M->120M(1600M) 80.1ms}. */
    private static final Pattern AFTER = Pattern.compile("Pause (Full|Young).*->(\\d+)M\\(");

    private LiveHeap() {}

    /** Bytes in use after a collection, at most; 0 where there was none. */
    static long peak(Path log) throws IOException {
        long most = 0;
        for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
            Matcher after = AFTER.matcher(line);
            if (after.find()) {
                most = Math.max(most, Long.parseLong(after.group(2)) << 20);
            }
        }
        return most;
    }
}
