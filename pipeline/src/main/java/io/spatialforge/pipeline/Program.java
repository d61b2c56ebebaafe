package io.spatialforge.pipeline;

/** The program that makes runs. */
public final class Program {

    /** As {@code run.json} records it. */
    public static final String VERSION = "0.1.0-SNAPSHOT";

    private Program() {}
}
