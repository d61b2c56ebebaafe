package io.spatialforge.bench.export;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.Split;
import io.spatialforge.export.ExportOptions;
import io.spatialforge.export.Targets;
import io.spatialforge.export.Validation;
import io.spatialforge.export.licence.CopyRules;
import io.spatialforge.export.target.Finished;
import io.spatialforge.export.target.Output;
import io.spatialforge.export.target.Part;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.Target;
import io.spatialforge.export.webdataset.WebDatasetTarget;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.pipeline.export.Export;
import io.spatialforge.pipeline.export.RunPhotographs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Times how rows become tars, and the library's bare write of the same members from memory: seconds of the processor, in the
 * thread that does it.
 */
public final class TarMeasure {

    private final Path folder;
    private final FinishedRun given;
    private final FinishedRun run;
    private final boolean copies;

    private TarMeasure(Path folder, FinishedRun given, FinishedRun run, boolean copies) {
        this.folder = folder;
        this.given = given;
        this.run = run;
        this.copies = copies;
    }

    /**
     * @param folder for the run and its exports
     * @param given the run whose pairs, and photographs, are taken again and again
     * @param pairs how many, at least
     * @param copies whether photographs come along
     */
    public static TarMeasure of(Path folder, Path given, int shards, long pairs, boolean copies)
            throws IOException, InterruptedException {
        FinishedRun opened = FinishedRun.open(given);
        List<QaPair> all = new ArrayList<>();
        opened.pairs().forEachRemaining(all::add);
        return new TarMeasure(folder, opened, BenchRun.write(folder.resolve("run"), shards, all, pairs), copies);
    }

    /**
     * One export.
     *
     * @param whole seconds that passed while it was exported
     * @param making seconds of the processor in which rows became tars
     * @param bare seconds of the processor for the library's bare write
     * @param validating seconds of the processor for validation
     */
    public record Round(long bytes, double whole, double making, double bare, double validating) {

        public String toText() {
            return ("%.0f MB of tars: %.2f s in all, %.2f s of rows into tars (%.0f MB/s), bare write %.2f s (%.0f MB/s),"
                            + " ratio %.2f; validated at %.0f MB/s")
                    .formatted(
                            bytes / 1e6,
                            whole,
                            making,
                            bytes / 1e6 / making,
                            bare,
                            bytes / 1e6 / bare,
                            making / bare,
                            bytes / 1e6 / validating);
        }
    }

    public Round round() throws IOException, InterruptedException {
        Path out = folder.resolve("export");
        delete(out);
        ExportOptions options = copies ? ExportOptions.DEFAULTS.copyingImages() : ExportOptions.DEFAULTS;
        AtomicLong making = new AtomicLong();
        try (Photographs photographs = copies ? RunPhotographs.open(given, CopyRules.DEFAULTS) : Photographs.NONE) {
            Target target = Targets.named(WebDatasetTarget.NAME, options, photographs);
            long began = System.nanoTime();
            Export.run(run, new Timed(target, making), out, 1);
            double whole = (System.nanoTime() - began) / 1e9;
            began = processor();
            Validation validation = target.validate(out);
            double validating = (processor() - began) / 1e9;
            if (!validation.isValid()) {
                throw new IllegalStateException(validation.faults().getFirst().toString());
            }
            return new Round(size(out), whole, making.get() / 1e9, bare(out), validating);
        }
    }

    /** Of this thread, so that other work of the machine does not count. */
    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long size(Path out) throws IOException {
        long bytes = 0;
        try (DirectoryStream<Path> tars = Files.newDirectoryStream(out, "*.tar")) {
            for (Path tar : tars) {
                bytes += Files.size(tar);
            }
        }
        return bytes;
    }

    /** A tar at a time, so that no more than one is in memory. */
    private double bare(Path out) throws IOException {
        Path to = folder.resolve("bare");
        delete(to);
        Files.createDirectories(to);
        long nanoseconds = 0;
        try (DirectoryStream<Path> tars = Files.newDirectoryStream(out, "*.tar")) {
            for (Path tar : tars) {
                List<Member> members = members(tar);
                long began = processor();
                try (TarArchiveOutputStream bare = new TarArchiveOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(to.resolve(tar.getFileName())), 1 << 16))) {
                    for (Member member : members) {
                        TarArchiveEntry entry = new TarArchiveEntry(member.name());
                        entry.setSize(member.content().length);
                        bare.putArchiveEntry(entry);
                        bare.write(member.content());
                        bare.closeArchiveEntry();
                    }
                }
                nanoseconds += processor() - began;
            }
        }
        return nanoseconds / 1e9;
    }

    private record Member(String name, byte[] content) {}

    private static List<Member> members(Path tar) throws IOException {
        List<Member> members = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.add(new Member(entry.getName(), in.readAllBytes()));
            }
        }
        return members;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A target whose tars are timed as they are made. */
    private record Timed(Target target, AtomicLong making) implements Target {

        @Override
        public String name() {
            return target.name();
        }

        @Override
        public String fingerprint() {
            return target.fingerprint();
        }

        @Override
        public Set<Split> splits() {
            return target.splits();
        }

        @Override
        public RowMaker rows() {
            return target.rows();
        }

        @Override
        public List<Output> outputs(SortedMap<String, List<Part>> parts) {
            List<Output> timed = new ArrayList<>();
            for (Output output : target.outputs(parts)) {
                timed.add(new Output(output.name(), output.parts(), (p, to) -> {
                    long began = processor();
                    long records = output.maker().make(p, to);
                    if (output.name().endsWith(".tar")) {
                        making.addAndGet(processor() - began);
                    }
                    return records;
                }));
            }
            return timed;
        }

        @Override
        public void describe(Finished finished) throws IOException {
            target.describe(finished);
        }

        @Override
        public Validation validate(Path path) throws IOException {
            return target.validate(path);
        }
    }
}
