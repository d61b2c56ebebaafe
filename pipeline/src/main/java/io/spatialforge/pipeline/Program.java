package io.spatialforge.pipeline;

import org.apiguardian.api.API;

/** The program that makes runs. */
@API(status = API.Status.INTERNAL)
public final class Program {

    /** As {@code run.json} records it. */
    public static final String VERSION = "0.1.0-SNAPSHOT";

    private Program() {}
}
