package io.spatialforge.spark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * {@code spark-submit} without an installation of Spark: a folder that poses as one, whose jars are those of the class path,
 * and a driver with executors that are processes of their own.
 */
final class SubmittedRun implements AutoCloseable {

    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private final Process driver;
    private final Path log;
    private final List<Path> links;

    private SubmittedRun(Process driver, Path log, List<Path> links) {
        this.driver = driver;
        this.log = log;
        this.links = links;
    }

    /**
     * Starts a run.
     *
     * @param folder for what Spark leaves behind
     * @param master as in {@code local-cluster[2,1,1024]}: executors, cores of each, and MiB of each
     */
    static SubmittedRun start(Path folder, String master, List<String> args) throws IOException {
        Path home = folder.resolve("spark-home");
        Path jars = Files.createDirectories(home.resolve("jars"));
        List<String> own = new ArrayList<>();
        Map<Path, Path> links = new LinkedHashMap<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            String name = String.valueOf(path.getFileName());
            if (Files.isDirectory(path) || name.startsWith("spatialforge-")) {
                own.add(path.toString());
            } else if (name.endsWith(".jar") && !name.startsWith("logback-")) {
                links.putIfAbsent(jars.resolve(name), path);
            }
        }
        for (Map.Entry<Path, Path> link : links.entrySet()) {
            Files.createSymbolicLink(link.getKey(), link.getValue());
        }
        String ours = String.join(File.pathSeparator, own);
        Path settings = Files.writeString(home.resolve("log4j2.properties"), """
                rootLogger.level = info
                rootLogger.appenderRef.stderr.ref = console
                appender.console.type = Console
                appender.console.name = console
                appender.console.target = SYSTEM_ERR
                appender.console.layout.type = PatternLayout
                appender.console.layout.pattern = %p %c{1}: %m%n%ex
                """);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Stream.of(JavaModuleOptions.defaultModuleOptions().split(" ", -1))
                .filter(option -> !option.isEmpty())
                .toList());
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=" + settings,
                "-cp",
                jars + File.separator + "*" + File.pathSeparator + ours,
                "org.apache.spark.deploy.SparkSubmit"));
        command.addAll(List.of("--master", master, "--class", SparkMain.class.getName()));
        for (String conf : List.of(
                "spark.ui.enabled=false",
                "spark.driver.host=127.0.0.1",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1",
                "spark.executor.extraClassPath=" + ours)) {
            command.addAll(List.of("--conf", conf));
        }
        command.add("spark-internal"); // no jar: its classes are on the class paths
        command.addAll(args);
        Path log = folder.resolve("driver.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        return new SubmittedRun(builder.start(), log, List.copyOf(links.keySet()));
    }

    /** The processes of executors that live now. */
    List<ProcessHandle> executors() {
        return driver.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(EXECUTOR))
                .toList();
    }

    boolean isAlive() {
        return driver.isAlive();
    }

    /** Waits for the end, and returns the exit code. */
    int await() throws InterruptedException, IOException {
        if (!driver.waitFor(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the run did not end:\n" + log());
        }
        return driver.exitValue();
    }

    /** What the driver said. */
    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Ends what still runs, and takes the links to jars away. */
    @Override
    public void close() throws IOException {
        driver.descendants().forEach(ProcessHandle::destroyForcibly);
        driver.destroyForcibly();
        for (Path link : links) {
            Files.delete(link);
        }
    }
}
