package io.spatialforge.viewer.review;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file that votes are added to, one line each, which is on the disk before {@link #append} returns. Nothing in it is ever
 * rewritten. Several processes may add to it: each line is written in one go under a lock. A line that a killed process or a
 * full disk left unfinished is passed over and told. Safe for several threads.
 */
final class VoteFile {

    /**
     * One for all files, for reading too: a system that closes a file lets go of all locks that the process has on it, and one
     * process may not ask twice for a lock.
     */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path path;

    /** Whole lines so far: the file only grows, so that they need not be read again. */
    private final List<VoteLine> lines = new ArrayList<>();

    private final List<Long> broken = new ArrayList<>();
    private long number;
    private long read;

    VoteFile(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** Why nothing can be written to it, a sentence; none where it can. */
    Optional<String> trouble() {
        if (Files.exists(path)) {
            if (!Files.isRegularFile(path)) {
                return Optional.of("Votes can't be kept: %s is no file.".formatted(path));
            }
            return Files.isWritable(path)
                    ? Optional.empty()
                    : Optional.of("Votes can't be kept: nothing can be written to %s.".formatted(path));
        }
        Path folder = path.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of("Votes can't be kept: %s can't be made, for nothing can be written to %s."
                        .formatted(path, folder));
    }

    /** What is in a file of votes. */
    record Content(List<VoteLine> lines, List<Long> broken) {
        Content {
            lines = List.copyOf(lines);
            broken = List.copyOf(broken);
        }
    }

    /**
     * Adds a line, which is on the disk when this returns.
     *
     * @throws IOException if it may not be there; what is there of it is passed over by readers
     */
    void append(VoteLine line) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            Path folder = path.getParent();
            boolean fresh = !Files.exists(path);
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (FileChannel file = FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                long end = file.size();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                if (end > 0 && !endsLine(file, end)) {
                    bytes.write('\n');
                }
                bytes.writeBytes(VoteJson.line(line));
                bytes.write('\n');
                ByteBuffer left = ByteBuffer.wrap(bytes.toByteArray());
                while (left.hasRemaining()) {
                    end += file.write(left, end);
                }
                file.force(true);
                if (!lock.isValid()) {
                    throw new IOException("the lock on " + path + " was lost; vote again");
                }
            }
            if (fresh && folder != null) {
                forceName(folder);
            }
        }
    }

    private static boolean endsLine(FileChannel file, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return file.read(last, end - 1) == 1 && last.get(0) == '\n';
    }

    private static void forceName(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // Some systems open no folders; the name is as durable there as they make it.
        }
    }

    /** All lines, those of other processes too; none where there is no file. */
    Content read() throws IOException {
        synchronized (ONE_AT_A_TIME) {
            if (!Files.exists(path)) {
                forget();
                return new Content(List.of(), List.of());
            }
            byte[] fresh = unread();
            int start = 0;
            for (int i = 0; i < fresh.length; i++) {
                if (fresh[i] == '\n') {
                    number++;
                    take(fresh, start, i, lines, broken);
                    start = i + 1;
                }
            }
            read += start;
            if (start == fresh.length) {
                return new Content(lines, broken);
            }
            List<VoteLine> withLast = new ArrayList<>(lines);
            List<Long> brokenWithLast = new ArrayList<>(broken);
            number++;
            take(fresh, start, fresh.length, withLast, brokenWithLast);
            number--;
            return new Content(withLast, brokenWithLast);
        }
    }

    private byte[] unread() throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (file.size() < read) {
                forget();
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size() - read));
            while (bytes.hasRemaining() && file.read(bytes, read + bytes.position()) > 0) {
                continue;
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }

    /** Somebody put another file in its place. */
    private void forget() {
        lines.clear();
        broken.clear();
        number = 0;
        read = 0;
    }

    private void take(byte[] bytes, int from, int to, List<VoteLine> whole, List<Long> others) {
        byte[] line = Arrays.copyOfRange(bytes, from, to);
        if (new String(line, StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        try {
            whole.add(VoteJson.read(line));
        } catch (IllegalArgumentException e) {
            others.add(number);
        }
    }
}
