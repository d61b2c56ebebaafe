package io.spatialforge.spark;

import io.spatialforge.vision.store.Blob;
import io.spatialforge.vision.store.RemoteFiles.RemoteFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * A file of one of Hadoop's file systems. Most of their streams let one positional read after another through, S3A's among
 * them; so a read takes a stream of its own from {@link IdleReaders}, or opens one. To open one for each read, with nothing
 * read ahead, took two to three times as long on HDFS and on S3A.
 */
final class HadoopBlob implements Blob {

    private final FileSystem system;
    private final RemoteFile file;
    private final IdleReaders idle;
    private volatile boolean closed;

    private HadoopBlob(FileSystem system, RemoteFile file, IdleReaders idle) {
        this.system = system;
        this.file = file;
        this.idle = idle;
    }

    /** Opens no stream yet. The file system is the one that Hadoop shares among all, and stays open. */
    static HadoopBlob open(RemoteFile file) throws IOException {
        return new HadoopBlob(
                new Path(file.location()).getFileSystem(HadoopSettings.configuration()), file, IdleReaders.SHARED);
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        int length = (int) Math.min(into.remaining(), file.size() - at);
        if (length <= 0) {
            return length == 0 && at < file.size() ? 0 : -1;
        }
        if (closed) {
            throw new ClosedChannelException();
        }
        BlobReader reader = idle.take(this, at);
        if (reader == null) {
            reader = new BlobReader(this, stream());
        }
        boolean sound = false;
        try {
            int read = reader.read(into, length, at);
            sound = true;
            return read;
        } catch (EOFException e) {
            // Not an EOFException: the tar or photograph is not cut short, another one stands in its place.
            throw new IOException(
                    "%s: expected %,d bytes, as listed before, got fewer; it changed while it was read"
                            .formatted(file.location(), file.size()),
                    e);
        } finally {
            if (sound && !closed) {
                idle.give(reader);
            } else {
                reader.close();
            }
            if (closed) {
                idle.close(this);
            }
        }
    }

    /** Tells the size and the kind of reads, which spares object stores a request and a long download for each jump. */
    private FSDataInputStream stream() throws IOException {
        return FutureIO.awaitFuture(system.openFile(new Path(file.location()))
                .opt(
                        OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY,
                        OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM)
                .optLong(OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, file.size())
                .build());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        idle.close(this);
    }
}
