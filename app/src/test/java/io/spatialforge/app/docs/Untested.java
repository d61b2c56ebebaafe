package io.spatialforge.app.docs;

import java.util.Arrays;
import java.util.Optional;

/** Why a block that is marked {@code no-test=…} is not run; commands of ours in it are parsed all the same. */
public enum Untested {
    /** Something is fetched over the network. */
    DOWNLOAD,
    /** A cluster, HDFS or an object store is needed. */
    CLUSTER,
    /** Models are needed whose files are not in the repository. */
    MODELS,
    /** A GPU is needed. */
    GPU,
    /** A judge's endpoint is needed. */
    ENDPOINT,
    /** It builds or tests this project. */
    BUILD,
    /** A program of others is called, which may not be there. */
    OTHER_PROGRAM,
    /** It runs until it is stopped. */
    SERVES,
    /** It would take minutes. */
    LONG;

    /** The reason that a block's mark names. */
    public static Optional<Untested> of(Block block) {
        return block.mark("no-test")
                .map(reason -> Arrays.stream(values())
                        .filter(known -> known.word().equals(reason))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(block + ": no-test=" + reason + ", expected one of "
                                + Arrays.stream(values()).map(Untested::word).toList())));
    }

    private String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
