package io.spatialforge.spark;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * The configuration of Hadoop that file systems are opened with: what is on the class path, {@code core-site.xml} and the
 * files that Hadoop's libraries add, and what a cluster adds to that.
 */
public final class HadoopSettings {

    private static volatile Configuration configuration = new Configuration();

    private HadoopSettings() {}

    static Configuration configuration() {
        return configuration;
    }

    /**
     * Adds settings to those of the class path, for file systems opened from now on: for processes of a cluster, which get
     * some from whoever submitted the run.
     */
    public static synchronized void add(Map<String, String> settings) {
        Configuration more = new Configuration(configuration);
        boolean changed = false;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!setting.getValue().equals(more.getRaw(setting.getKey()))) {
                more.set(setting.getKey(), setting.getValue());
                changed = true;
            }
        }
        if (changed) {
            configuration = more;
        }
    }

    /** All settings but those that Hadoop's libraries bring with them, for another process. */
    static TreeMap<String, String> own() {
        Configuration all = configuration;
        TreeMap<String, String> own = new TreeMap<>();
        for (Map.Entry<String, String> setting : all) {
            String[] sources = all.getPropertySources(setting.getKey());
            if (sources == null || sources.length == 0 || !sources[sources.length - 1].endsWith("-default.xml")) {
                own.put(setting.getKey(), setting.getValue());
            }
        }
        return own;
    }

    /** The innermost message: Hadoop wraps the class or host that is missing several times. */
    static String reason(Throwable fault) {
        Throwable inner = fault;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getClass().getSimpleName() + ": " + inner.getMessage();
    }

    /** An error that names an address, and what to look at. */
    static IOException unreachable(String address, Throwable fault) {
        return new IOException(
                "%s can't be reached through Hadoop: %s; look at core-site.xml and at the jars on the class path (Java 24 and later need Hadoop 3.5)"
                        .formatted(address, reason(fault)),
                fault);
    }
}
