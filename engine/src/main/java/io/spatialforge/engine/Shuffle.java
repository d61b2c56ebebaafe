package io.spatialforge.engine;

import com.github.luben.zstd.Zstd;
import io.spatialforge.core.StableHash;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings together, in bounded memory, what belongs to one image: rows come in any order and go out shard by shard, image
 * by image in the order of ids, and the rows of an image in the order of their bytes. What comes out does not depend on
 * the order in.
 *
 * <p>Rows are collected in a buffer for each shard; a full buffer is appended to one temporary file, and a shard is read
 * back by the list of its pieces. One file and not one for each shard, because a thousand shards would be a thousand
 * open files. A shard must fit in memory when it is read, which its limit checks while rows come in.
 *
 * <p>Any number of threads may add; afterwards any number may read, each another shard.
 */
public final class Shuffle implements AutoCloseable {

    private static final int SMALLEST_BUFFER = 1 << 12;
    private static final int LARGEST_BUFFER = 1 << 20;

    private final Shards shards;
    private final Settings settings;
    private final Path file;
    private final FileChannel channel;
    private final Partition[] partitions;
    private final AtomicLong end = new AtomicLong();

    /**
     * How much memory a shuffle takes.
     *
     * @param bufferBytes for all rows that wait to be written, together; each shard takes 4 KiB at least
     * @param shardLimitBytes for one shard when it is read, below 2 GiB; each thread that reads takes about twice that at
     *     most
     * @param level of zstd for the temporary file; 0 leaves it uncompressed, which is faster where the disk is
     */
    public record Settings(long bufferBytes, int shardLimitBytes, int level) {

        /** 64 MiB for waiting rows, 1 GiB for a shard, uncompressed. */
        public static final Settings DEFAULT = new Settings(64L << 20, 1 << 30, 0);

        /**
         * @throws IllegalArgumentException if a number is not positive, or the level not 0 to 19
         */
        public Settings {
            if (bufferBytes < 1 || shardLimitBytes < 1 || level < 0 || level > 19) {
                throw new IllegalArgumentException("not settings of a shuffle: " + bufferBytes + " bytes of buffer, "
                        + shardLimitBytes + " bytes a shard, level " + level);
            }
        }
    }

    private Shuffle(Shards shards, Settings settings, Path file) throws IOException {
        this.shards = shards;
        this.settings = settings;
        this.file = file;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        this.partitions = new Partition[shards.count()];
        int size = (int) Math.clamp(settings.bufferBytes / shards.count(), SMALLEST_BUFFER, LARGEST_BUFFER);
        for (int i = 0; i < partitions.length; i++) {
            partitions[i] = new Partition(size);
        }
    }

    /** A shuffle with the default settings, whose temporary file lies in that folder. */
    public static Shuffle open(Path folder, Shards shards) throws IOException {
        return open(folder, shards, Settings.DEFAULT);
    }

    public static Shuffle open(Path folder, Shards shards, Settings settings) throws IOException {
        return new Shuffle(shards, settings, AtomicFile.unfinished(folder.resolve("shuffle")));
    }

    public void add(String imageId, byte[] payload) throws IOException {
        add(imageId, payload, 0, payload.length);
    }

    /**
     * Adds a row; the bytes are copied.
     *
     * @throws IOException if the disk is full, or the shard has more rows than can be read back within the limit
     */
    public void add(String imageId, byte[] payload, int offset, int length) throws IOException {
        int idLength = encodedLength(imageId);
        long hash = StableHash.of(imageId);
        int shard = shards.ofHash(hash);
        Partition partition = partitions[shard];
        long needed = ShuffleRows.HEADER + (long) idLength + length;
        synchronized (partition) {
            if (partition.bytes + needed > settings.shardLimitBytes) {
                throw new IOException("shard " + shards.name(shard) + " would hold more than "
                        + settings.shardLimitBytes
                        + " bytes, the limit for one that is read back; raise the number of shards");
            }
            if (partition.filled + needed > partition.size) {
                spill(partition);
            }
            byte[] buffer = partition.buffer((int) needed);
            int at = ShuffleRows.put(buffer, partition.filled, (int) (hash >>> 32), idLength, length);
            encode(imageId, buffer, at);
            System.arraycopy(payload, offset, buffer, at + idLength, length);
            partition.filled += (int) needed;
            partition.bytes += needed;
            partition.rows++;
        }
    }

    /** All rows added; while some are, as many as this thread knows of. */
    public long rows() {
        long rows = 0;
        for (Partition partition : partitions) {
            rows += partition.rows;
        }
        return rows;
    }

    /** Bytes written to the temporary file. */
    public long spilled() {
        return end.get();
    }

    /** Rows of one shard. */
    public int rows(int shard) {
        return partitions[shard].rows;
    }

    /**
     * Hands over the images of a shard, in the order of {@link String#compareTo} of their ids.
     *
     * @throws IOException if the temporary file can't be read, or the consumer throws one
     */
    public void forEachGroup(int shard, GroupConsumer consumer) throws IOException {
        Partition partition = partitions[shard];
        if (partition.rows > 0) {
            new ShuffleRows(load(partition), partition.rows).forEachGroup(consumer);
        }
    }

    private byte[] load(Partition partition) throws IOException {
        byte[] all = new byte[(int) partition.bytes];
        int filled = 0;
        for (int i = 0; i < partition.pieces; i++) {
            int length = partition.lengths[i];
            int stored = partition.stored[i];
            if (settings.level == 0 || stored == length) {
                readFully(ByteBuffer.wrap(all, filled, length), partition.offsets[i]);
            } else {
                ByteBuffer piece = ByteBuffer.allocate(stored);
                readFully(piece, partition.offsets[i]);
                Zstd.decompressByteArray(all, filled, length, piece.array(), 0, stored);
            }
            filled += length;
        }
        System.arraycopy(partition.buffer, 0, all, filled, partition.filled);
        return all;
    }

    private void readFully(ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new EOFException(file + " is shorter than what was written to it");
            }
            at += count;
        }
    }

    private void spill(Partition partition) throws IOException {
        if (partition.filled == 0) {
            return;
        }
        ByteBuffer piece = ByteBuffer.wrap(partition.buffer, 0, partition.filled);
        if (settings.level > 0 && partition.filled <= partition.size) {
            byte[] compressed = new byte[(int) Zstd.compressBound(partition.filled)];
            long length = Zstd.compressByteArray(
                    compressed, 0, compressed.length, partition.buffer, 0, partition.filled, settings.level);
            if (!Zstd.isError(length) && length < partition.filled) {
                piece = ByteBuffer.wrap(compressed, 0, (int) length);
            }
        }
        long at = end.getAndAdd(piece.remaining());
        partition.remember(at, piece.remaining());
        try {
            while (piece.hasRemaining()) {
                at += channel.write(piece, at);
            }
        } catch (IOException e) {
            throw AtomicFile.notWritten(file, e);
        }
        partition.filled = 0;
        if (partition.buffer.length > partition.size) {
            partition.buffer = Partition.NOTHING;
        }
    }

    private static int encodedLength(String id) {
        int length = id.length();
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            length += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
        }
        return length;
    }

    /**
     * Encodes an id so that the order of bytes is the order of {@link String#compareTo}: UTF-8, but each half of a
     * surrogate pair by itself.
     */
    private static void encode(String id, byte[] bytes, int at) {
        int n = at;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c < 0x80) {
                bytes[n++] = (byte) c;
            } else if (c < 0x800) {
                bytes[n++] = (byte) (0xc0 | c >> 6);
                bytes[n++] = (byte) (0x80 | c & 0x3f);
            } else {
                bytes[n++] = (byte) (0xe0 | c >> 12);
                bytes[n++] = (byte) (0x80 | c >> 6 & 0x3f);
                bytes[n++] = (byte) (0x80 | c & 0x3f);
            }
        }
    }

    /** Deletes the temporary file. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Takes the images of a shard. */
    @FunctionalInterface
    public interface GroupConsumer {

        /**
         * @param group valid during the call only
         */
        void accept(Group group) throws IOException;
    }

    /** The rows of one image. */
    public interface Group {

        String imageId();

        /** How many rows, at least 1. */
        int size();

        /** Holds the payload of every row; not to be written to. */
        byte[] buffer();

        /** Where in the buffer a row's payload begins. */
        int offset(int row);

        /** Bytes of a row's payload. */
        int length(int row);

        /** A copy of a row's payload. */
        default byte[] payload(int row) {
            return Arrays.copyOfRange(buffer(), offset(row), offset(row) + length(row));
        }
    }

    /** The rows of a shard: what was written, and what waits. */
    private static final class Partition {

        private static final byte[] NOTHING = {};

        private final int size;
        private byte[] buffer = NOTHING;
        private int filled;
        private long bytes;
        private int rows;
        private int pieces;
        private long[] offsets = new long[4];
        private int[] lengths = new int[4];
        private int[] stored = new int[4];

        Partition(int size) {
            this.size = size;
        }

        /** A buffer with room for a row; larger than usual for a row that is. */
        byte[] buffer(int needed) {
            if (buffer.length < filled + needed) {
                buffer = Arrays.copyOf(buffer, Math.max(size, needed));
            }
            return buffer;
        }

        /** Notes where the buffer's content goes. */
        void remember(long offset, int storedLength) {
            if (pieces == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * pieces);
                lengths = Arrays.copyOf(lengths, 2 * pieces);
                stored = Arrays.copyOf(stored, 2 * pieces);
            }
            offsets[pieces] = offset;
            lengths[pieces] = filled;
            stored[pieces] = storedLength;
            pieces++;
        }
    }
}
