package io.spatialforge.pipeline.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a shard's rows, one after another, read back in any order: in memory up to a bound, beyond it in a file
 * that has no name any more when the store is closed. For one thread.
 */
final class RowStore implements AutoCloseable {

    private static final int PAGE = 1 << 20;

    private final Path folder;
    private final int mostPages;
    private final List<byte[]> pages = new ArrayList<>();
    private byte[] last = new byte[0];
    private int filled;
    private long length;
    private long spilled;
    private @Nullable FileChannel file;

    /**
     * @param folder for the file, made when it is needed
     * @param memory bytes kept in memory, give or take a page
     */
    RowStore(Path folder, long memory) {
        this.folder = folder;
        this.mostPages = (int) Math.max(1, memory / PAGE);
    }

    /** Adds bytes and says where they are. */
    long add(byte[] buffer, int count) throws IOException {
        long at = length;
        int done = 0;
        while (done < count) {
            if (filled == last.length) {
                turnPage();
            }
            int step = Math.min(count - done, last.length - filled);
            System.arraycopy(buffer, done, last, filled, step);
            filled += step;
            done += step;
        }
        length += count;
        return at;
    }

    private void turnPage() throws IOException {
        if (pages.size() < mostPages) {
            last = new byte[PAGE];
            pages.add(last);
        } else {
            // The first pages stay; what comes after them passes through the last one.
            ByteBuffer page = ByteBuffer.wrap(last);
            FileChannel out = file();
            while (page.hasRemaining()) {
                spilled += out.write(page, spilled);
            }
        }
        filled = 0;
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            Files.createDirectories(folder);
            file = FileChannel.open(
                    Files.createTempFile(folder, ".rows", ".tmp"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    /** Copies bytes to the start of a buffer. */
    void read(long at, byte[] into, int count) throws IOException {
        int done = 0;
        while (done < count) {
            long page = (at + done) / PAGE;
            int offset = (int) ((at + done) % PAGE);
            long inFile = (long) (pages.size() - 1) * PAGE;
            if (page < pages.size() - 1) {
                int step = Math.min(count - done, PAGE - offset);
                System.arraycopy(pages.get((int) page), offset, into, done, step);
                done += step;
            } else if (at + done - inFile >= spilled) {
                System.arraycopy(last, offset, into, done, count - done);
                done = count;
            } else {
                long from = at + done - inFile;
                int step = (int) Math.min(count - done, spilled - from);
                ByteBuffer rest = ByteBuffer.wrap(into, done, step);
                while (rest.hasRemaining()) {
                    if (file().read(rest, from + step - rest.remaining()) < 0) {
                        throw new IOException("the rows laid aside in " + folder + " are cut short");
                    }
                }
                done += step;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
