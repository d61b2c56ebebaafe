package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where the images of some tars are: by stem, by last two parts, and for WebDataset's samples by the URL and hash in their
 * {@code .json} member. 32 bytes a photograph. A place is a tar's number and an offset in it.
 */
record TarIndex(HashIndex byStem, HashIndex byTail, HashIndex byUrl, HashIndex bySha256) {

    /** Members begin at multiples of this. */
    private static final int RECORD = 512;

    /** So many records at most in one tar: half a petabyte. */
    private static final int RECORD_BITS = 40;

    private static final int LARGEST_TAR_NUMBER = (1 << 23) - 1;

    static TarIndex empty() {
        return new TarIndex(new HashIndex(), new HashIndex(), new HashIndex(), new HashIndex());
    }

    static long place(int tar, long offset) {
        return (long) tar << RECORD_BITS | offset / RECORD;
    }

    static int tar(long place) {
        return (int) (place >>> RECORD_BITS);
    }

    static long offset(long place) {
        return (place & ((1L << RECORD_BITS) - 1)) * RECORD;
    }

    /** Reads the headers of a tar from the first to the last, and the {@code .json} members. */
    void add(int tar, TarMembers members, Blob blob) throws IOException {
        if (tar > LARGEST_TAR_NUMBER) {
            throw new ImageStoreException("expected at most " + LARGEST_TAR_NUMBER + " tars in one place");
        }
        @Nullable WebSample sample = null;
        long at = 0;
        while (true) {
            TarMembers.Member member = members.at(at);
            if (member == null) {
                break;
            }
            at = member.next();
            if (!member.isFile() || ImageKey.unsafe(member.name()) != null) {
                continue;
            }
            ImageName name = ImageName.of(member.name());
            if (name.isImage()) {
                byStem.add(name.stemHash(), place(tar, member.start()));
                if (name.tail() != null) {
                    byTail.add(name.tailHash(), place(tar, member.start()));
                }
            }
            if (sample == null || !sample.holds(member)) {
                add(tar, sample);
                sample = new WebSample(member);
            }
            sample.add(member, blob);
        }
        add(tar, sample);
    }

    private void add(int tar, @Nullable WebSample sample) {
        if (sample == null || sample.images().isEmpty()) {
            return;
        }
        if (sample.url() != null) {
            byUrl.add(StableHash.of(sample.url()), place(tar, sample.start()));
        }
        if (sample.sha256() != null) {
            bySha256.add(StableHash.of(sample.sha256()), place(tar, sample.start()));
        }
    }

    void sort() {
        byStem.sort();
        byTail.sort();
        byUrl.sort();
        bySha256.sort();
    }

    /** All members of the sample that begins at a place. */
    static WebSample sample(TarMembers members, Blob blob, long start) throws IOException {
        TarMembers.Member first = members.at(start);
        if (first == null) {
            throw new ImageStoreException("the archive changed while it was read");
        }
        WebSample sample = new WebSample(first);
        for (TarMembers.Member next = first; next != null && sample.holds(next); next = members.at(next.next())) {
            sample.add(next, blob);
        }
        return sample;
    }

    /** How many images there are. */
    int images() {
        return byStem.size();
    }
}
