package io.spatialforge.spark;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * {@code bucket:///folder/object} is a file of this machine that behaves as an object of S3: it appears whole when its
 * stream is closed, the last to close wins, nothing can be renamed, and there are no folders but those that names imply.
 * Whether an object is there is asked when it is created and not again when it is closed.
 */
public final class BucketFileSystem extends FileSystem {

    private static final URI NAME = URI.create("bucket:///");

    private final RawLocalFileSystem disk = new RawLocalFileSystem();

    @Override
    public void initialize(URI name, org.apache.hadoop.conf.Configuration configuration) throws IOException {
        super.initialize(name, configuration);
        disk.initialize(URI.create("file:///"), configuration);
    }

    @Override
    public URI getUri() {
        return NAME;
    }

    private static java.nio.file.Path file(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        getFileStatus(path);
        return disk.open(new Path(file(path).toUri()), bufferSize);
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        if (!overwrite && Files.isRegularFile(file(path))) {
            throw new FileAlreadyExistsException(path + " is there");
        }
        return new FSDataOutputStream(new Upload(file(path)), statistics);
    }

    private static final class Upload extends ByteArrayOutputStream {

        private final java.nio.file.Path target;
        private boolean closed;

        Upload(java.nio.file.Path target) {
            this.target = target;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            Files.createDirectories(target.getParent());
            java.nio.file.Path part = target.resolveSibling("upload-" + UUID.randomUUID());
            Files.write(part, toByteArray());
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public FSDataOutputStream append(Path path, int bufferSize, Progressable progress) {
        throw new UnsupportedOperationException("objects don't grow");
    }

    @Override
    public boolean rename(Path from, Path to) {
        throw new UnsupportedOperationException("a rename would copy " + from);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        return Files.isRegularFile(file(path)) && Files.deleteIfExists(file(path));
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        FileStatus status = getFileStatus(path);
        if (status.isFile()) {
            return new FileStatus[] {status};
        }
        List<FileStatus> found = new ArrayList<>();
        try (var files = Files.newDirectoryStream(file(path))) {
            for (java.nio.file.Path each : files) {
                if (!each.getFileName().toString().startsWith("upload-")) {
                    try {
                        found.add(
                                getFileStatus(new Path(path, each.getFileName().toString())));
                    } catch (FileNotFoundException e) {
                        // An empty folder is none.
                    }
                }
            }
        }
        return found.toArray(FileStatus[]::new);
    }

    @Override
    public void setWorkingDirectory(Path folder) {
        throw new UnsupportedOperationException("no working folder");
    }

    @Override
    public Path getWorkingDirectory() {
        return new Path("bucket:///");
    }

    @Override
    public boolean mkdirs(Path path, FsPermission permission) {
        return true;
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        java.nio.file.Path file = file(path);
        try {
            if (Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                return new ObjectStatus(bytes, Files.getLastModifiedTime(file).toMillis(), makeQualified(path));
            }
            if (Files.isDirectory(file)) {
                try (var inside = Files.walk(file)) {
                    if (inside.anyMatch(Files::isRegularFile)) {
                        return new FileStatus(0, true, 1, 1, 0, makeQualified(path));
                    }
                }
            }
        } catch (NoSuchFileException e) {
            // As if it had never been.
        }
        throw new FileNotFoundException(path + " is not there");
    }

    private static final class ObjectStatus extends FileStatus implements EtagSource {

        private static final long serialVersionUID = 1;

        private final String tag;

        ObjectStatus(byte[] bytes, long changed, Path path) {
            super(bytes.length, false, 1, 1 << 20, changed, path);
            tag = UUID.nameUUIDFromBytes(bytes).toString();
        }

        @Override
        public String getEtag() {
            return tag;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
