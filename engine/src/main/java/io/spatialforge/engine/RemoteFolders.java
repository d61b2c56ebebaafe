package io.spatialforge.engine;

import java.io.IOException;

/**
 * Opens folders that are on no disk of this machine, by the scheme of their address, as in {@code hdfs://namenode/runs}.
 * Implementations are found with {@link java.util.ServiceLoader}, so that nothing here needs their libraries.
 */
public interface RemoteFolders {

    /** Whether addresses of a scheme, in lower case, are understood. */
    boolean serves(String scheme);

    /**
     * Opens a folder, which need not be there.
     *
     * @throws IOException if the file system or its library is missing, saying what to add
     */
    RemoteFolder open(String address) throws IOException;
}
