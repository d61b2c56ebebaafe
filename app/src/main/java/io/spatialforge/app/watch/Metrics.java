package io.spatialforge.app.watch;

import io.spatialforge.engine.Meter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For machines: a JSON object a line when something begins or ends, and about every second between. The schema is in {@code
 * metrics-1.schema.json} beside this class. The last line is the end of the run, unless the process was killed.
 */
final class Metrics implements View {

    /** Rises when a field that is there changes its meaning or is no more. */
    private static final int SCHEMA = 1;

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final PrintWriter out;
    private final Path run;
    private final Meter meter;
    private final LongSupplier nanos;
    private final long began;
    private final List<ObjectNode> stages = new ArrayList<>();
    private long last;
    private long heapPeak;
    private @Nullable Step underway;
    private String outcome = "failed";
    private String error = "";

    /**
     * @param out closed with this view
     * @param run the run folder, which need not be there
     * @param nanos tells the time, as {@link System#nanoTime}
     */
    Metrics(PrintWriter out, Path run, Meter meter, LongSupplier nanos) {
        this.out = out;
        this.run = run;
        this.meter = meter;
        this.nanos = nanos;
        began = nanos.getAsLong();
        ObjectNode line = line("start");
        line.put("run", run.toAbsolutePath().normalize().toString());
        line.put("pid", ProcessHandle.current().pid());
        machine(line);
        write(line);
    }

    @Override
    public void note(String text) {
        write(line("note").put("text", text));
    }

    @Override
    public void begins(Step step) {
        underway = step;
        write(step, "begin");
    }

    @Override
    public void goesOn(Step step) {
        underway = step;
        if (nanos.getAsLong() - last >= INTERVAL) {
            write(step, "progress");
        }
    }

    @Override
    public void ends(Step step, Made made) {
        underway = null;
        ObjectNode line = line("done");
        step(line, step);
        made(line, made);
        machine(line);
        write(line);
        stages.add(total(step, made));
    }

    @Override
    public void succeeded() {
        outcome = "done";
    }

    @Override
    public void failed(String why) {
        error = why;
    }

    @Override
    public void close() {
        ObjectNode line = line("end").put("outcome", outcome);
        if (!error.isEmpty()) {
            line.put("error", error);
        }
        if (underway != null) {
            line.put("unfinished", underway.name());
        }
        ArrayNode all = line.putArray("stages");
        stages.forEach(all::add);
        Machine machine = machine(line);
        line.put("heap_peak", heapPeak);
        put(line, "rss_peak", machine.residentPeak());
        write(line);
        out.close();
    }

    private void write(Step step, String event) {
        last = nanos.getAsLong();
        ObjectNode line = line(event);
        step(line, step);
        machine(line);
        write(line);
    }

    private ObjectNode line(String event) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("schema", SCHEMA)
                .put("event", event)
                .put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("seconds", thousandths((nanos.getAsLong() - began) / 1e9));
    }

    private static void step(ObjectNode line, Step step) {
        line.put("stage", step.name());
        if (step.hasShards()) {
            line.put("shards_done", step.shards().done());
            line.put("shards_total", step.shards().total());
            line.put("shards_reused", step.shards().reused());
        }
        line.put("unit", step.unit());
        line.put("done", step.done());
        if (step.total() > 0) {
            line.put("total", step.total());
        }
        line.put("rate", thousandths(step.rate()));
        OptionalDouble left = step.left();
        if (left.isPresent()) {
            line.put("eta_s", thousandths(left.getAsDouble()));
        }
    }

    private static ObjectNode total(Step step, Made made) {
        ObjectNode total = JsonMapper.shared().createObjectNode();
        total.put("stage", step.name());
        if (step.hasShards()) {
            total.put("shards_total", step.shards().total());
            total.put("shards_reused", step.shards().reused());
        }
        total.put("unit", step.unit())
                .put("done", step.done())
                .put("now", step.now())
                .put("seconds", thousandths(step.seconds()));
        made(total, made);
        return total;
    }

    private static void made(ObjectNode line, Made made) {
        if (!made.kept().isEmpty()) {
            ObjectNode kept = line.putObject("kept");
            made.kept().forEach(kept::put);
        }
        if (made.bytes() > 0) {
            line.put("bytes", made.bytes());
        }
    }

    private Machine machine(ObjectNode line) {
        Machine machine = Machine.now();
        heapPeak = Math.max(heapPeak, machine.heapUsed());
        line.put("heap_used", machine.heapUsed());
        line.put("heap_max", machine.heapMax());
        put(line, "rss", machine.resident());
        line.put("gc_s", thousandths(machine.gcSeconds()));
        line.put("cpu_s", thousandths(machine.cpuSeconds()));
        line.put("temporary_bytes", temporary());
        put(line, "disk_free", free());
        ObjectNode queues = line.putObject("queues");
        meter.levels().forEach(queues::put);
        return machine;
    }

    private static void put(ObjectNode line, String name, OptionalLong value) {
        if (value.isPresent()) {
            line.put(name, value.getAsLong());
        }
    }

    /** Bytes of the files that are deleted when the process ends. */
    private long temporary() {
        Path folder = run.resolve("work").resolve("tmp");
        long sum = 0;
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    sum += Files.isRegularFile(file) ? Files.size(file) : 0;
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                return sum; // a file that goes away meanwhile
            }
        }
        return sum;
    }

    private OptionalLong free() {
        for (Path folder = run.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                try {
                    return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    private void write(ObjectNode line) {
        out.println(line);
        out.flush();
    }

    private static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
