package io.spatialforge.bench.kills;

import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes disk, inputs and files away from runs of the command line, reads what it says, gives back what was taken, and
 * compares what comes of the run then with one that nothing happened to.
 */
public final class FaultRuns {

    private static final List<String> COMPARED = List.of("scenes", "qa", "dropped", "perception");

    private final SmallCorpora corpora;
    private final Path folder;
    private final Consumer<String> said;
    private final List<String> faults = new ArrayList<>();
    private Map<String, List<String>> expected = Map.of();

    private FaultRuns(SmallCorpora corpora, Path folder, Consumer<String> said) {
        this.corpora = corpora;
        this.folder = folder;
        this.said = said;
    }

    /** Something taken away, and how it is given back. */
    private record Fault(String name, int code, String tells, Taking taking) {}

    @FunctionalInterface
    private interface Taking {
        Taken from(Path run) throws IOException, InterruptedException;
    }

    /**
     * How a process is started that lacks something.
     *
     * @param limits a shell's commands before it
     * @param givenBack what makes all well again
     */
    private record Taken(String limits, Giving givenBack) {}

    @FunctionalInterface
    private interface Giving {
        void back() throws IOException, InterruptedException;
    }

    /**
     * Goes through all faults.
     *
     * @param folder for the runs
     * @param said hears of each fault what the command line said
     * @return whatever was not as it must be
     */
    public static List<String> run(SmallCorpora corpora, Path folder, Consumer<String> said)
            throws IOException, InterruptedException {
        FaultRuns runs = new FaultRuns(corpora, folder, said);
        runs.leaveAlone();
        for (Fault fault : runs.all()) {
            runs.happen(fault);
        }
        return runs.faults;
    }

    private void leaveAlone() throws IOException, InterruptedException {
        Path run = folder.resolve("undisturbed");
        ForgeProcess.delete(run);
        try (ForgeProcess process = ForgeProcess.start(corpora.config(), run, folder.resolve("scratch"))) {
            if (process.await() != 0) {
                throw new IOException("the undisturbed run failed: " + process.err());
            }
        }
        expected = FolderState.lines(run, COMPARED);
    }

    private List<Fault> all() {
        Path images = corpora.folder().resolve("a/images");
        Path depth = corpora.folder().resolve("a/depth");
        Path annotations = corpora.folder().resolve("a/annotations.json");
        List<Fault> all = new ArrayList<>();
        for (int kib : new int[] {4, 96, 400}) {
            all.add(new Fault("a disk of %d KiB".formatted(kib), 1, "no room left: ", run -> disk(run, kib)));
        }
        all.add(new Fault("files of at most 8 KiB", 1, "no room left: ", run -> new Taken("ulimit -f 8;", () -> {})));
        all.add(new Fault("a disk that is read-only", 2, "Read-only file system; name a folder", this::readOnly));
        all.add(new Fault("no annotations", 2, "annotations: there is no " + annotations, run -> hidden(annotations)));
        all.add(new Fault("no photographs", 2, "there is nothing at " + images, run -> hidden(images)));
        all.add(new Fault("no depth maps", 2, "depth is not a folder: " + depth, run -> hidden(depth)));
        all.add(new Fault("a second process", 2, "is in use by process", run -> {
            RunLock lock = RunFolder.create(run).lock();
            return new Taken("", lock::close);
        }));
        return all;
    }

    private void happen(Fault fault) throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        ForgeProcess.delete(run);
        Taken taken;
        try {
            taken = fault.taking.from(run);
        } catch (NoDiskException e) {
            said.accept(fault.name + ": not tried, " + e.getMessage());
            return;
        }
        try (ForgeProcess process =
                ForgeProcess.start(corpora.config(), run, folder.resolve("scratch"), taken.limits)) {
            int code = process.await();
            List<String> lines = process.err()
                    .lines()
                    .filter(line -> line.startsWith("spatialforge: "))
                    .toList();
            said.accept("%s: code %d: %s".formatted(fault.name, code, String.join(" / ", lines)));
            if (code != fault.code || lines.size() != 1 || !lines.getFirst().contains(fault.tells)) {
                faults.add("%s: expected code %d and '%s', got %d and %s"
                        .formatted(fault.name, fault.code, fault.tells, code, process.err()));
            }
            if (process.err().contains("\tat ")) {
                faults.add(fault.name + ": a stack trace: " + process.err());
            }
        } finally {
            taken.givenBack.back();
        }
        try (ForgeProcess process = ForgeProcess.start(corpora.config(), run, folder.resolve("scratch"))) {
            int code = process.await();
            long differing = code == 0 ? FolderState.differing(expected, FolderState.lines(run, COMPARED)) : -1;
            if (differing != 0) {
                faults.add("%s: afterwards code %d and %d other lines: %s"
                        .formatted(fault.name, code, differing, process.err()));
            }
        } finally {
            if (isMounted(run)) {
                command("umount", run.toString());
            }
        }
    }

    /** A disk that fills up, and then is enlarged. */
    private static Taken disk(Path run, int kib) throws IOException, InterruptedException {
        Files.createDirectories(run);
        mount("size=" + kib + "k", run);
        return new Taken("", () -> command("mount", "-o", "remount,size=64m", run.toString()));
    }

    private Taken readOnly(Path run) throws IOException, InterruptedException {
        Files.createDirectories(run);
        mount("size=64m,ro", run);
        return new Taken("", () -> command("mount", "-o", "remount,rw", run.toString()));
    }

    private static void mount(String options, Path on) throws IOException, InterruptedException {
        if (!command("mount", "-t", "tmpfs", "-o", options, "tmpfs", on.toString())) {
            throw new NoDiskException();
        }
    }

    /** Mounting wants rights that not every user has. */
    private static final class NoDiskException extends IOException {

        NoDiskException() {
            super("a disk of its own can't be mounted here");
        }
    }

    private static boolean isMounted(Path run) throws IOException {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"))) {
            return mounts.anyMatch(line -> line.contains(" " + run + " "));
        }
    }

    private static Taken hidden(Path what) throws IOException {
        Path hidden = what.resolveSibling("hidden");
        Files.move(what, hidden);
        return new Taken("", () -> Files.move(hidden, what));
    }

    private static boolean command(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    }
}
