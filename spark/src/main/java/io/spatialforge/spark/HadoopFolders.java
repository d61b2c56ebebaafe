package io.spatialforge.spark;

import io.spatialforge.engine.RemoteFolder;
import io.spatialforge.engine.RemoteFolders;
import java.io.IOException;

/**
 * Folders of the schemes that Hadoop's configuration declares, as {@link HadoopFiles} are files. This class links without
 * Hadoop, so that a class path with this module and without Hadoop gives an error that says so.
 */
public final class HadoopFolders implements RemoteFolders {

    /** Also true where Hadoop is not on the class path: {@link #open} then says what to add. */
    @Override
    public boolean serves(String scheme) {
        try {
            return HadoopListing.declares(scheme);
        } catch (NoClassDefFoundError e) {
            return true;
        }
    }

    @Override
    public RemoteFolder open(String address) throws IOException {
        try {
            return HadoopFolder.open(address);
        } catch (NoClassDefFoundError e) {
            throw HadoopFiles.withoutHadoop(address, e);
        }
    }
}
