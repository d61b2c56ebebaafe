package io.spatialforge.sources.coco;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.Source;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Measures a scan and join of an Objects365-like file against Jackson's bare token loop over it. Not a test: run its main
 * with a folder that has 1.5 GB free. The shuffle between the two steps goes to files, as the pipeline's does.
 */
final class CocoScanMeasurement {

    private static final int IMAGES = 200_000;
    private static final int ANNOTATIONS = 2_700_000;
    private static final int PARTITIONS = 32;

    private CocoScanMeasurement() {}

    /** @param args the folder to work in, and optionally how often to repeat */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Path file = folder.resolve("objects365-like.json");
        if (!Files.exists(file)) {
            write(file);
        }
        System.out.printf(Locale.ROOT, "%.0f MB%n", Files.size(file) / 1e6);
        for (int round = 0; round < rounds; round++) {
            double bare = bare(file);
            Path rows = Files.createDirectories(folder.resolve("rows"));
            long start = cpu();
            Partitions partitions = new Partitions(rows);
            Source.Joiner joiner = new CocoSource(CocoConfig.of("objects365", file)).scan(partitions);
            partitions.close();
            double scan = (cpu() - start) / 1e9;
            start = cpu();
            new CocoSource(CocoConfig.of("objects365", file)).scan(new Counting());
            double alone = (cpu() - start) / 1e9;
            start = cpu();
            long regions = 0;
            for (int i = 0; i < PARTITIONS; i++) {
                regions += join(partitions.file(i), joiner);
            }
            double join = (cpu() - start) / 1e9;
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "bare %.2f s; scan %.2f s, with a shuffle to files %.2f s; read back and join %.2f s; together %.2f of bare;"
                            + " %d regions; heap %d of %d MB%n",
                    bare,
                    alone,
                    scan,
                    join,
                    (scan + join) / bare,
                    regions,
                    (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                    runtime.maxMemory() >> 20);
        }
    }

    /** This thread's time on a processor in nanoseconds: others may be using the machine. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double bare(Path file) throws IOException {
        long start = cpu();
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            while (parser.nextToken() != null) {
                // only the tokens
            }
        }
        return (cpu() - start) / 1e9;
    }

    private static long join(Path file, Source.Joiner joiner) throws IOException {
        Map<String, List<byte[]>> images = new HashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                String image = in.readUTF();
                byte[] row = new byte[in.readInt()];
                in.readFully(row);
                images.computeIfAbsent(image, id -> new ArrayList<>()).add(row);
            }
        } catch (EOFException e) {
            // the end of the partition
        }
        long regions = 0;
        for (Map.Entry<String, List<byte[]>> image : images.entrySet()) {
            Joined joined = joiner.join(image.getKey(), image.getValue());
            regions += joined.scene() == null ? 0 : joined.scene().regions().size();
        }
        return regions;
    }

    /** Takes rows and keeps none. */
    private static final class Counting implements Source.RowSink {

        private long bytes;

        @Override
        public void row(String imageId, byte[] buffer, int offset, int length) {
            bytes += length;
        }

        @Override
        public void drop(Drop drop) {
            throw new IllegalStateException(drop + " after " + bytes + " bytes");
        }

        @Override
        public void leftOut(Unit unit, Reason reason, long count) {
            throw new IllegalStateException(reason.id());
        }
    }

    /** A shuffle to files by hash of the image. */
    private static final class Partitions implements Source.RowSink {

        private final Path folder;
        private final DataOutputStream[] files = new DataOutputStream[PARTITIONS];

        Partitions(Path folder) throws IOException {
            this.folder = folder;
            for (int i = 0; i < PARTITIONS; i++) {
                files[i] = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(i)), 1 << 16));
            }
        }

        Path file(int partition) {
            return folder.resolve(partition + ".rows");
        }

        void close() throws IOException {
            for (DataOutputStream file : files) {
                file.close();
            }
        }

        @Override
        public void row(String imageId, byte[] buffer, int offset, int length) throws IOException {
            DataOutputStream out = files[StableHash.below(StableHash.of(imageId), PARTITIONS)];
            out.writeUTF(imageId);
            out.writeInt(length);
            out.write(buffer, offset, length);
        }

        @Override
        public void drop(Drop drop) {
            throw new IllegalStateException(drop.toString());
        }

        @Override
        public void leftOut(Unit unit, Reason reason, long count) {
            throw new IllegalStateException(reason.id());
        }
    }

    /** Records as Objects365 writes them, annotations of an image not beside each other. */
    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(365);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"images\": [");
            for (int i = 0; i < IMAGES; i++) {
                out.write(i == 0 ? "" : ", ");
                out.write(("{\"height\": 512, \"id\": %d, \"license\": 5, \"width\": 769,"
                                + " \"file_name\": \"images/v1/patch%d/objects365_v1_%08d.jpg\", \"url\": \"\"}")
                        .formatted(i, i % 50, i));
            }
            out.write("], \"annotations\": [");
            for (int i = 0; i < ANNOTATIONS; i++) {
                double w = 10 + random.nextDouble() * 200;
                double h = 10 + random.nextDouble() * 200;
                out.write(i == 0 ? "" : ", ");
                out.write("{\"id\": " + i + ", \"iscrowd\": 0, \"isfake\": 0, \"area\": " + w * h
                        + ", \"isreflected\": 0, \"bbox\": [" + random.nextDouble() * 600 + ", "
                        + random.nextDouble() * 400 + ", " + w + ", " + h + "], \"image_id\": "
                        + random.nextInt(IMAGES) + ", \"category_id\": " + (1 + random.nextInt(365)) + "}");
            }
            out.write("], \"licenses\": [], \"categories\": [");
            for (int i = 1; i <= 365; i++) {
                out.write((i == 1 ? "" : ", ") + "{\"name\": \"thing " + i + "\", \"id\": " + i + "}");
            }
            out.write("]}");
        }
    }
}
