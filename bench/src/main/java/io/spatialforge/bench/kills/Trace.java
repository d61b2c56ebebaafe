package io.spatialforge.bench.kills;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the stages of a process have done so far, read from its log while it grows. */
final class Trace implements AutoCloseable {

    /** Before the first stage says anything. */
    static final String START = "start-up";

    /** When the last stage is finished. */
    static final String END = "end";

    private static final String LAST = "select";
    private static final Pattern LINE = Pattern.compile(
            "(\\S+) stage (\\S+?)(?:, shard (\\d+)-of-\\d+)?: (begins|begun|finished|opens|opened)\\b.*");

    private final Path file;
    private final List<Event> events = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    private @Nullable FileChannel channel;

    Trace(Path file) {
        this.file = file;
    }

    /**
     * Something that happened.
     *
     * @param shard from 0; -1 where it is about the stage as a whole
     * @param what {@code begins} or {@code finished} of a stage or shard, {@code opens} or {@code opened} of what a stage
     *     needs as a whole
     */
    record Event(LocalDateTime at, String stage, int shard, String what) {

        boolean is(String event) {
            return what.equals(event);
        }

        boolean ofShard() {
            return shard >= 0;
        }
    }

    /** All that happened so far. */
    List<Event> events() throws IOException {
        if (channel == null && Files.exists(file)) {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        }
        while (channel != null && channel.read(buffer.clear()) > 0) {
            rest.append(StandardCharsets.UTF_8.decode(buffer.flip()));
        }
        int end;
        while ((end = rest.indexOf("\n")) >= 0) {
            Matcher line = LINE.matcher(rest.substring(0, end));
            rest.delete(0, end + 1);
            if (line.matches()) {
                events.add(new Event(
                        LocalDateTime.parse(line.group(1)),
                        line.group(2),
                        line.group(3) == null ? -1 : Integer.parseInt(line.group(3)),
                        line.group(4)));
            }
        }
        return events;
    }

    /** The stage that is on, {@link #START} or {@link #END}. */
    String phase() throws IOException {
        List<Event> all = events();
        return all.isEmpty() ? START : phaseAfter(all.getLast());
    }

    private static String phaseAfter(Event event) {
        boolean over = event.stage().equals(LAST) && !event.ofShard() && event.is("finished");
        return over ? END : event.stage();
    }

    /** How long each phase was, in milliseconds, up to the end of the process. */
    Map<String, Long> durations(LocalDateTime began, LocalDateTime ended) throws IOException {
        Map<String, Long> durations = new LinkedHashMap<>();
        LocalDateTime since = began;
        String phase = START;
        for (Event event : events()) {
            if (!phaseAfter(event).equals(phase)) {
                durations.merge(phase, ChronoUnit.MILLIS.between(since, event.at()), Long::sum);
                since = event.at();
                phase = phaseAfter(event);
            }
        }
        durations.merge(phase, ChronoUnit.MILLIS.between(since, ended), Long::sum);
        return durations;
    }

    /** For how long what a stage needs as a whole was made, in milliseconds; what was not ended counts until then. */
    Map<String, Long> opened(LocalDateTime ended) throws IOException {
        Map<String, Long> sums = new LinkedHashMap<>();
        Map<String, LocalDateTime> open = new LinkedHashMap<>();
        for (Event event : events()) {
            if (event.is("opens")) {
                open.put(event.stage(), event.at());
            } else if (event.is("opened")) {
                LocalDateTime since = open.remove(event.stage());
                if (since != null) {
                    sums.merge(event.stage(), ChronoUnit.MILLIS.between(since, event.at()), Long::sum);
                }
            }
        }
        open.forEach((stage, since) -> sums.merge(stage, ChronoUnit.MILLIS.between(since, ended), Long::sum));
        return sums;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
