package io.spatialforge.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

/** The executor that this JVM is. */
final class Executor {

    private Executor() {}

    /** For messages: which one, and where. */
    static String describe() {
        SparkEnv env = SparkEnv.get();
        return "executor " + env.executorId() + " on "
                + env.blockManager().blockManagerId().host();
    }

    /** How many tasks it does at a time. */
    static int threads() {
        SparkConf conf = SparkEnv.get().conf();
        int cores = conf.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
        return Math.max(1, cores / Math.max(1, conf.getInt("spark.task.cpus", 1)));
    }
}
