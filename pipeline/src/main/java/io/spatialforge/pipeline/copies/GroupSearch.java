package io.spatialforge.pipeline.copies;

import io.spatialforge.core.StableHash;
import io.spatialforge.engine.LineReader;
import io.spatialforge.pipeline.copies.CopyGroups.How;
import io.spatialforge.pipeline.copies.CopyGroups.Kinship;
import io.spatialforge.pipeline.copies.CopyGroups.Member;
import io.spatialforge.vision.copies.CopyIndex;
import io.spatialforge.vision.copies.Match;
import io.spatialforge.vision.copies.Miniature;
import io.spatialforge.vision.copies.UnionFind;
import io.spatialforge.vision.copies.Window;
import io.spatialforge.vision.store.HashIndex;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the images of a whole run that belong together. Takes about 120 bytes an image, ids included; miniatures lie in a
 * temporary file. What is found does not depend on the order of images, nor on the number of threads: every image is
 * looked up among all others, and joining is commutative.
 */
public final class GroupSearch implements Closeable {

    private static final int CHUNK = 256;

    /** Sides of images of the same name may differ by rounding. */
    private static final double SAME_SHAPE = 0.02;

    /** What images are joined by. */
    public enum By {
        /** Bytes and names. */
        NAMES,
        /** Also what photographs show. */
        LOOKS
    }

    private final PackedTexts ids = new PackedTexts();
    private final HashIndex byKey = new HashIndex();
    private final HashIndex byBytes = new HashIndex();
    private final MiniatureFile miniatures;
    private float[] aspects = new float[1024];
    private long[] codes = new long[1024];
    private long unseen;

    /**
     * @param temporary folder for a file of a kilobyte an image, deleted with {@link #close}
     */
    public GroupSearch(Path temporary) throws IOException {
        miniatures = MiniatureFile.create(temporary);
    }

    /** Adds the images of a file of {@link PrintLine}s. */
    public void addAll(Path file) throws IOException {
        try (LineReader lines = LineReader.open(file)) {
            while (lines.next()) {
                add(PrintLine.read(lines.line()));
            }
        }
    }

    /** Adds an image. */
    public void add(PrintLine line) throws IOException {
        int number = ids.add(line.image());
        if (number == codes.length) {
            codes = Arrays.copyOf(codes, number + (number >> 1));
            aspects = Arrays.copyOf(aspects, codes.length);
        }
        aspects[number] = (float) line.width() / line.height();
        for (String key : line.keys()) {
            (key.startsWith(PhotoKeys.SHA256) ? byBytes : byKey).add(StableHash.of(key), number);
        }
        Miniature miniature = line.miniature();
        miniatures.add(miniature);
        if (miniature == null) {
            unseen++;
        } else {
            codes[number] = CopyIndex.code(miniature);
        }
    }

    /**
     * Groups what was added.
     *
     * @param workers threads that compare, at least 1
     * @param by what is compared
     */
    public CopyGroups groups(int workers, By by) throws IOException {
        int size = ids.size();
        UnionFind bytes = new UnionFind(size);
        byBytes.forEachShared((a, b) -> bytes.join((int) a, (int) b));
        UnionFind groups = new UnionFind(size);
        for (int i = 0; i < size; i++) {
            groups.join(i, bytes.find(i));
        }
        UnionFind names = new UnionFind(size);
        byKey.forEachShared((a, b) -> names.join((int) a, (int) b));
        for (int i = 0; i < size; i++) {
            groups.join(i, names.find(i));
        }
        long tooCommon = 0;
        if (by == By.LOOKS) {
            int[] distinct = IntStream.range(0, size)
                    .filter(i -> miniatures.has(i) && bytes.find(i) == i)
                    .toArray();
            long[] distinctCodes = new long[distinct.length];
            for (int i = 0; i < distinct.length; i++) {
                distinctCodes[i] = codes[distinct[i]];
            }
            CopyIndex index = CopyIndex.of(distinct, distinctCodes, miniatures::get);
            tooCommon = index.tooCommon();
            compare(index, distinct, groups, workers);
        }
        return new CopyGroups(members(new Kin(bytes, names, by == By.LOOKS), groups), size, unseen, tooCommon);
    }

    private void compare(CopyIndex index, int[] distinct, UnionFind groups, int workers) throws IOException {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            Future<?>[] work = new Future<?>[workers];
            for (int i = 0; i < workers; i++) {
                work[i] = threads.submit(() -> {
                    for (int from = next.getAndAdd(CHUNK); from < distinct.length; from = next.getAndAdd(CHUNK)) {
                        for (int at = from; at < Math.min(from + CHUNK, distinct.length); at++) {
                            int number = distinct[at];
                            index.find(miniatures.get(number), other -> other != number, (other, match) -> {
                                synchronized (groups) {
                                    groups.join(number, other);
                                }
                            });
                        }
                    }
                    return null;
                });
            }
            for (Future<?> part : work) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cancelled while copies were looked for");
        } catch (ExecutionException e) {
            throw new IOException("copies could not be looked for: " + e.getCause(), e);
        }
    }

    private SortedMap<String, Member> members(Kin kin, UnionFind groups) throws IOException {
        int size = ids.size();
        int[] leaders = new int[size];
        int[] counts = new int[size];
        Arrays.fill(leaders, -1);
        for (int i = 0; i < size; i++) {
            int root = groups.find(i);
            counts[root]++;
            if (leaders[root] < 0 || ids.compare(i, leaders[root]) < 0) {
                leaders[root] = i;
            }
        }
        SortedMap<String, Member> members = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            int root = groups.find(i);
            if (counts[root] > 1) {
                int leader = leaders[root];
                members.put(ids.get(i), new Member(ids.get(leader), i == leader ? null : kin.kinship(leader, i)));
            }
        }
        return members;
    }

    /** Who is a copy of whom, and not only of one group. */
    private final class Kin {

        private final UnionFind bytes;
        private final UnionFind names;
        private final boolean looks;

        Kin(UnionFind bytes, UnionFind names, boolean looks) {
            this.bytes = bytes;
            this.names = names;
            this.looks = looks;
        }

        @Nullable
        Kinship kinship(int leader, int member) throws IOException {
            Match same = new Match(false, Window.WHOLE, 1);
            if (bytes.find(leader) == bytes.find(member)) {
                return new Kinship(How.BYTES, same);
            }
            if (looks && miniatures.has(leader) && miniatures.has(member)) {
                Match match = CopyIndex.compare(miniatures.get(leader), miniatures.get(member));
                return CopyIndex.isAlike(match) && match.likeness() >= CopyIndex.COPY
                        ? new Kinship(How.LOOKS, match)
                        : null;
            }
            boolean sameShape = Math.abs(aspects[leader] / aspects[member] - 1) <= SAME_SHAPE;
            return sameShape && names.find(leader) == names.find(member) ? new Kinship(How.NAME, same) : null;
        }
    }

    @Override
    public void close() throws IOException {
        miniatures.close();
    }
}
