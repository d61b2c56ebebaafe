package io.spatialforge.bench.kills;

import io.spatialforge.app.Main;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line in a process of its own, from this process's class path, with a trace of what its stages do. */
public final class ForgeProcess implements AutoCloseable {

    private static final String LOGGING = "logback.xml";

    private final Process process;
    private final Path scratch;
    private final Trace trace;

    private ForgeProcess(Process process, Path scratch) {
        this.process = process;
        this.scratch = scratch;
        this.trace = new Trace(trace(scratch));
    }

    /**
     * Starts {@code spatialforge forge CONFIG --out RUN}.
     *
     * @param scratch folder for what the process says and for its temporary files; emptied first
     * @param limits a shell's commands before it, as {@code ulimit -f 100;}, or nothing
     * @param more arguments of the command line
     */
    public static ForgeProcess start(Path config, Path run, Path scratch, String limits, String... more)
            throws IOException {
        delete(scratch);
        Path temporary = Files.createDirectories(scratch.resolve("tmp"));
        Path logging = scratch.resolve(LOGGING);
        try (InputStream in = Objects.requireNonNull(ForgeProcess.class.getResourceAsStream(LOGGING), LOGGING)) {
            Files.copy(in, logging, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>();
        if (!limits.isEmpty()) {
            command.addAll(List.of("sh", "-c", limits + " exec \"$@\"", "sh"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // such runs end before the second compiler pays
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Dlogback.configurationFile=" + logging,
                "-Dtrace=" + trace(scratch),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "forge",
                config.toString(),
                "--out",
                run.toString(),
                "--workers",
                "2"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(scratch.resolve("out.txt").toFile())
                .redirectError(scratch.resolve("err.txt").toFile());
        builder.environment().put("OPENCV_LOG_LEVEL", "SILENT");
        return new ForgeProcess(builder.start(), scratch);
    }

    /** The same without limits. */
    public static ForgeProcess start(Path config, Path run, Path scratch) throws IOException {
        return start(config, run, scratch, "");
    }

    private static Path trace(Path scratch) {
        return scratch.resolve("trace.txt");
    }

    Trace trace() {
        return trace;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits at most so long; returns whether the process ended. */
    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits for the end and returns the exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** SIGKILL; returns whether it came before the process's own end. */
    boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() == 128 + 9;
    }

    /** What it wrote to standard error. */
    public String err() throws IOException {
        return Files.readString(scratch.resolve("err.txt"), StandardCharsets.UTF_8);
    }

    /** What it wrote to standard output. */
    public String out() throws IOException {
        return Files.readString(scratch.resolve("out.txt"), StandardCharsets.UTF_8);
    }

    /** Kills the process if it still runs. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        trace.close();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
