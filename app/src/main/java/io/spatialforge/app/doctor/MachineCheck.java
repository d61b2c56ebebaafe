package io.spatialforge.app.doctor;

import com.github.luben.zstd.Zstd;
import io.spatialforge.app.console.Bytes;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.pixels.Picture;
import io.spatialforge.vision.pixels.PictureDecoder;
import io.spatialforge.vision.pixels.PictureException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Looks at the machine: Java, memory, the temporary folder, libraries, GPUs. */
public final class MachineCheck {

    /** Less heap than this has been too little for large corpora. */
    private static final long LEAST_HEAP = 1_500_000_000L;

    private static final long LEAST_TEMPORARY = 1_000_000_000L;
    private static final int LEAST_JAVA = 21;

    private MachineCheck() {}

    /** Something that may fail in a library's own ways. */
    @FunctionalInterface
    private interface Attempt {
        String make() throws Exception;
    }

    /**
     * @param device what models are to run on, as configurations write it
     */
    public static List<Finding> all(String device) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(temporary());
        findings.add(library("zstd", "compresses all that is written", MachineCheck::zstd));
        findings.add(library("DuckDB", "reads Parquet", MachineCheck::duckDb));
        findings.add(library("OpenCV", "decodes photographs", MachineCheck::openCv));
        findings.add(models(device));
        return findings;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        String told =
                "%s, %s, in %s".formatted(version, System.getProperty("java.vendor"), System.getProperty("java.home"));
        return version.feature() < LEAST_JAVA
                ? Finding.problem("java", told, "use Java 21 or later: set JAVA_HOME to one")
                : Finding.ok("java", told);
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        int processors = Runtime.getRuntime().availableProcessors();
        long whole =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean bean
                        ? bean.getTotalMemorySize()
                        : 0;
        String told = "heap of %s of %s; %d processor%s"
                .formatted(Bytes.told(heap), Bytes.told(whole), processors, processors == 1 ? "" : "s");
        return heap < LEAST_HEAP
                ? Finding.warning(
                        "memory",
                        told,
                        "millions of images want about 2 GB: SPATIALFORGE_JAVA_OPTS=-Xmx2g, on a machine that has them")
                : Finding.ok("memory", told);
    }

    private static Finding temporary() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path file = Files.createTempFile(folder, "spatialforge-doctor", "");
            Files.delete(file);
            long free = Files.getFileStore(folder).getUsableSpace();
            String told = "%s, %s free".formatted(folder, Bytes.told(free));
            return free < LEAST_TEMPORARY
                    ? Finding.warning(
                            "temporary folder",
                            told,
                            "free some, or name another: SPATIALFORGE_JAVA_OPTS=-Djava.io.tmpdir=DIR")
                    : Finding.ok("temporary folder", told);
        } catch (IOException e) {
            return Finding.problem(
                    "temporary folder",
                    folder + " can't be written to: " + e.getMessage(),
                    "name another: SPATIALFORGE_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
    }

    @SuppressWarnings("CatchingUnchecked")
    private static Finding library(String name, String use, Attempt attempt) {
        try {
            return Finding.ok(name, attempt.make());
        } catch (Exception | LinkageError e) {
            return Finding.problem(
                    name,
                    "can't be loaded: " + e.getMessage(),
                    "it " + use
                            + "; its library for %s on %s may be missing, or the temporary folder may forbid to run"
                                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
                            + " what is in it (SPATIALFORGE_JAVA_OPTS=-Djava.io.tmpdir=DIR)");
        }
    }

    private static String zstd() {
        byte[] text = "a line".getBytes(StandardCharsets.UTF_8);
        byte[] packed = Zstd.compress(text);
        if (Zstd.decompress(packed, text.length).length != text.length) {
            throw new IllegalStateException("what it packs it can't unpack");
        }
        return "loads";
    }

    private static String duckDb() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return connection.getMetaData().getDatabaseProductVersion() + " loads";
        }
    }

    private static String openCv() throws IOException, PictureException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        try (Picture picture = PictureDecoder.decode(png.toByteArray(), Transform.IDENTITY, PictureDecoder.FULL)) {
            return picture.width() == 8 ? "loads" : "loads, and decodes wrongly";
        }
    }

    private static Finding models(String device) {
        try (ModelRuntime runtime = ModelRuntime.open(RuntimeSettings.of(device, 1, 1))) {
            String told = runtime.describe().replaceAll(",.*", "");
            boolean cpu = runtime.devices().equals(List.of("cpu"));
            return Finding.ok(
                    "models run on",
                    told + (cpu && device.equals("auto") ? "; no GPU that CUDA works on was found" : ""));
        } catch (ModelException e) {
            return Finding.problem("models run on", String.valueOf(e.getMessage()), "or take --device cpu");
        }
    }
}
