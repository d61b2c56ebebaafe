package io.spatialforge.spark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.jspecify.annotations.Nullable;

/**
 * {@code counted:///folder/file} is a file of this machine, behaving as an object store's: with an ETag, and with streams
 * that let one positional read after another through. Counts what is asked of it.
 */
public final class CountedFileSystem extends RawLocalFileSystem {

    static final AtomicInteger REQUESTS = new AtomicInteger();
    static final AtomicLong BYTES = new AtomicLong();
    static final AtomicInteger OPEN = new AtomicInteger();

    /** Where reads wait for each other, if anywhere. */
    static volatile @Nullable CyclicBarrier barrier;

    static void forget() {
        REQUESTS.set(0);
        BYTES.set(0);
        barrier = null;
    }

    @Override
    public URI getUri() {
        return URI.create("counted:///");
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        FileStatus status = super.getFileStatus(path);
        return status.isDirectory()
                ? status
                : new Tagged(
                        status,
                        Arrays.hashCode(Files.readAllBytes(pathToFile(path).toPath())));
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        FSDataInputStream in = super.open(path, bufferSize);
        OPEN.incrementAndGet();
        return new FSDataInputStream(new Stream(in));
    }

    private static final class Tagged extends FileStatus implements EtagSource {

        private static final long serialVersionUID = 1;

        private final int tag;

        Tagged(FileStatus status, int tag) {
            super(status.getLen(), false, 1, status.getBlockSize(), status.getModificationTime(), status.getPath());
            this.tag = tag;
        }

        @Override
        public String getEtag() {
            return Integer.toHexString(tag);
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

    private static final class Stream extends FSInputStream {

        private final FSDataInputStream in;

        Stream(FSDataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            CyclicBarrier together = barrier;
            if (together != null) {
                try {
                    together.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IOException("no other read came meanwhile", e);
                }
            }
            REQUESTS.incrementAndGet();
            int read = in.read(into, offset, length);
            BYTES.addAndGet(Math.max(read, 0));
            return read;
        }

        @Override
        public void seek(long to) throws IOException {
            in.seek(to);
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public boolean seekToNewSource(long to) {
            return false;
        }

        @Override
        public void close() throws IOException {
            OPEN.decrementAndGet();
            in.close();
        }
    }
}
