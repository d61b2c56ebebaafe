package io.spatialforge.spark;

import io.spatialforge.app.Forging;
import io.spatialforge.app.Main;
import io.spatialforge.engine.LocalEngine;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.RunFolders;
import io.spatialforge.pipeline.Run;
import io.spatialforge.pipeline.RunInputs;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.StageFiles;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * {@code forge} on a cluster: what {@code spark-submit} starts. Options, messages and exit codes are those of the command
 * line.
 */
public final class SparkMain {

    private static final String OF_SPARK = "spark.hadoop.";
    private static final String NAME = "spark.app.name";

    private SparkMain() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        int code = run(args);
        if (code != 0) {
            System.exit(code); // Spark takes an ordinary end for success, and would wait for more of it after this
        }
    }

    /** Runs one command and returns its exit code. */
    static int run(String... args) {
        HadoopSettings.add(hadoop(conf()));
        return Main.run(SparkMain::forge, args);
    }

    private static RunSummary forge(Forging.Wanted wanted, Run.Options options)
            throws IOException, InterruptedException {
        RunConfig config = wanted.config();
        RunInputs.require(config);
        StageFiles files = StageFiles.of(config);
        RunFolder folder = RunFolders.open(wanted.out());
        Path scratch = Files.createTempDirectory("spatialforge-spark");
        try (JavaSparkContext spark = new JavaSparkContext(conf())) {
            RemoteRun remote = new RemoteRun(
                    UUID.randomUUID().toString(),
                    wanted.name(),
                    wanted.settings().toString(),
                    FarFiles.told(wanted.base().toAbsolutePath()),
                    folder.store().location(),
                    HadoopSettings.own(),
                    ShippedFiles.send(files, spark, scratch));
            try (SparkEngine engine = new SparkEngine(spark, remote, new LocalEngine(options.workers()))) {
                return Run.forge(config, folder, engine, options);
            }
        } finally {
            delete(scratch);
        }
    }

    /** The settings among Spark's that are Hadoop's. */
    private static Map<String, String> hadoop(SparkConf spark) {
        Map<String, String> settings = new TreeMap<>();
        for (Tuple2<String, String> setting : spark.getAll()) {
            if (setting._1().startsWith(OF_SPARK)) {
                settings.put(setting._1().substring(OF_SPARK.length()), setting._2());
            }
        }
        return settings;
    }

    private static SparkConf conf() {
        SparkConf conf = new SparkConf();
        if (conf.get(NAME, SparkMain.class.getName()).equals(SparkMain.class.getName())) {
            conf.setAppName("spatialforge"); // what spark-submit calls it where nobody gives a name
        }
        return conf.setIfMissing("spark.ui.showConsoleProgress", "false") // it would write over our own
                .setIfMissing(
                        "spark.executorEnv.OPENCV_LOG_LEVEL", "SILENT"); // what it grumbles about stands in the drops
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.delete(folder);
    }
}
