package io.spatialforge.spark;

import io.spatialforge.vision.store.ImageStoreException;
import io.spatialforge.vision.store.RemoteFiles.RemoteFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.functional.FutureIO;
import org.jspecify.annotations.Nullable;

/** What Hadoop's file systems have at a location. */
final class HadoopListing {

    private HadoopListing() {}

    /** Whether the configuration declares a file system for a scheme; its library may be missing all the same. */
    static boolean declares(String scheme) {
        try {
            FileSystem.getFileSystemClass(scheme, HadoopSettings.configuration());
            return true;
        } catch (UnsupportedFileSystemException e) {
            return false;
        } catch (IOException | RuntimeException e) {
            return true; // declared, but not on the class path
        }
    }

    /** The file at a location, or those that it matches as a pattern, in the order of their names; none if nothing is there. */
    static List<RemoteFile> files(String location) throws IOException {
        List<RemoteFile> files = new ArrayList<>();
        try {
            Path path = new Path(location);
            FileSystem system = path.getFileSystem(HadoopSettings.configuration());
            FileStatus exact = statusOf(system, path);
            if (exact != null && exact.isDirectory()) {
                throw new ImageStoreException(
                        "images: expected a .tar file, or a pattern of them, at %s, got a folder; name its tars, as in %s"
                                .formatted(location, new Path(path, "*.tar")));
            }
            FileStatus[] found = exact == null ? system.globStatus(path) : new FileStatus[] {exact};
            if (found != null) { // null is how a missing folder is told
                for (FileStatus status : found) {
                    if (!status.isDirectory()) {
                        files.add(file(status));
                    }
                }
            }
        } catch (ImageStoreException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // file systems wrap what they lack in whatever they like
            throw new ImageStoreException(
                    "images: %s can't be looked up through Hadoop: %s; look at core-site.xml and at the jars on the class path (Java 24 and later need Hadoop 3.5)"
                            .formatted(location, HadoopSettings.reason(e)),
                    e);
        }
        files.sort(Comparator.comparing(RemoteFile::name).thenComparing(RemoteFile::location));
        return files;
    }

    /** The file of exactly that location; null if there is none. */
    static @Nullable RemoteFile find(String location) throws IOException {
        FileStatus status;
        try {
            Path path = new Path(location);
            status = statusOf(path.getFileSystem(HadoopSettings.configuration()), path);
        } catch (IOException | RuntimeException e) {
            throw HadoopSettings.unreachable(location, e);
        }
        if (status != null && status.isDirectory()) {
            throw new IOException("expected a file at " + location + ", got a folder");
        }
        return status == null ? null : file(status);
    }

    static void fetch(RemoteFile file, java.nio.file.Path target) throws IOException {
        java.nio.file.Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Path path = new Path(file.location());
        try {
            try (InputStream in = FutureIO.awaitFuture(path.getFileSystem(HadoopSettings.configuration())
                    .openFile(path)
                    .opt(
                            OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                            OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE)
                    .build())) {
                Files.copy(in, part);
            }
            RemoteFile after = find(file.location());
            if (Files.size(part) != file.size()
                    || after == null
                    || !after.version().equals(file.version())) {
                throw new IOException(file.location() + " changed while it was fetched; start again");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static @Nullable FileStatus statusOf(FileSystem system, Path path) throws IOException {
        try {
            return system.getFileStatus(path);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    private static RemoteFile file(FileStatus status) throws ImageStoreException {
        String location = status.getPath().toString();
        if (status.getLen() < 0) {
            throw new ImageStoreException(
                    "images: " + location
                            + ": its size can't be told there, so it can't be read in parts; copy it to a disk of this machine");
        }
        String etag = status instanceof EtagSource source ? source.getEtag() : null;
        return new RemoteFile(
                location,
                status.getPath().getName(),
                status.getLen(),
                etag == null ? Long.toString(status.getModificationTime()) : etag);
    }
}
