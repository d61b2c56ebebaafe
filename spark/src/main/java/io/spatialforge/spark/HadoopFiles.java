package io.spatialforge.spark;

import io.spatialforge.vision.store.Blob;
import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.RemoteFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of the schemes that Hadoop's configuration declares: {@code hdfs}, {@code s3a}, {@code abfs}, {@code file} and
 * whatever {@code core-site.xml} adds. Credentials and endpoints are that configuration's, too.
 *
 * <p>This class links without Hadoop, so that a class path with this module and without Hadoop gives an error that says so.
 */
public final class HadoopFiles implements RemoteFiles {

    /** Also true where Hadoop is not on the class path: {@link #files} then says what to add. */
    @Override
    public boolean serves(String scheme) {
        try {
            return HadoopListing.declares(scheme);
        } catch (NoClassDefFoundError e) {
            return true;
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws ImageStoreException naming the location, if it is a folder, can't be asked, or its file system or Hadoop
     *     itself is not on the class path
     */
    @Override
    public List<RemoteFile> files(String location) throws IOException {
        try {
            return HadoopListing.files(location);
        } catch (NoClassDefFoundError e) {
            throw withoutHadoop(location, e);
        }
    }

    static ImageStoreException withoutHadoop(String location, NoClassDefFoundError missing) {
        return new ImageStoreException(
                "%s is read through Hadoop, whose class %s is not on the class path; add the folder of Hadoop's or Spark's jars, as in SPATIALFORGE_CLASSPATH='MODULE.jar:/opt/spark/jars/*'"
                        .formatted(
                                location, String.valueOf(missing.getMessage()).replace('/', '.')),
                missing);
    }

    @Override
    public @Nullable RemoteFile find(String location) throws IOException {
        try {
            return HadoopListing.find(location);
        } catch (NoClassDefFoundError e) {
            throw withoutHadoop(location, e);
        }
    }

    @Override
    public void fetch(RemoteFile file, Path target) throws IOException {
        HadoopListing.fetch(file, target);
    }

    @Override
    public Blob open(RemoteFile file) throws IOException {
        return HadoopBlob.open(file);
    }
}
