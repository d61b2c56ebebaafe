package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.drop.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Photographs in tars, read where they stand: the corpora's own archives and WebDataset's. Opening reads each archive's
 * headers once. A member is found by its name; in a place of several archives also by {@code archive.tar/member}, which
 * tells members of one name apart.
 */
final class TarStore implements ImageStore {

    private final List<Tar> tars;
    private final Map<String, Integer> numbers;
    private final TarIndex index;

    /** One archive. */
    private record Tar(String name, Blob blob, TarMembers members) {}

    private TarStore(List<Tar> tars, Map<String, Integer> numbers, TarIndex index) {
        this.tars = tars;
        this.numbers = numbers;
        this.index = index;
    }

    /** An archive to be opened. */
    record Archive(String location, String fileName, Blob blob) {}

    /**
     * Takes archives over and reads their headers.
     *
     * @throws ImageStoreException naming the archive and the place in it, if one is damaged, compressed, or named like another
     */
    static TarStore open(List<Archive> archives) throws IOException {
        List<Tar> tars = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        TarIndex index = TarIndex.empty();
        for (Archive archive : archives) {
            refuseCompressed(archive);
            if (numbers.put(archive.fileName(), tars.size()) != null) {
                throw new ImageStoreException("two archives of one place are called " + archive.fileName()
                        + "; name them as places of their own");
            }
            TarMembers members = new TarMembers(archive.location(), archive.blob());
            index.add(tars.size(), members, archive.blob());
            tars.add(new Tar(archive.fileName(), archive.blob(), members));
        }
        index.sort();
        return new TarStore(List.copyOf(tars), Map.copyOf(numbers), index);
    }

    private static void refuseCompressed(Archive archive) throws IOException {
        byte[] head = archive.blob().stream(0, 8).readAllBytes();
        String compression = TarMembers.compression(head);
        if (compression != null) {
            throw new ImageStoreException(
                    "%s: expected a plain tar, got %s; members of a compressed archive can't be read in place: decompress it (gunzip, unxz, zstd -d) or unpack it into a folder"
                            .formatted(archive.location(), compression));
        }
    }

    @Override
    public @Nullable StoredImage find(ImageKey key) throws IOException {
        StoredImage image = key.sha256() == null ? null : described(index.bySha256(), key.sha256());
        if (image == null && key.url() != null) {
            image = described(index.byUrl(), key.url());
        }
        return image == null && key.file() != null ? named(key.file()) : image;
    }

    /** The image whose description in its sample has that URL or hash. */
    private @Nullable StoredImage described(HashIndex by, String text) throws IOException {
        for (long place : by.find(StableHash.of(text))) {
            int number = TarIndex.tar(place);
            Tar tar = tars.get(number);
            WebSample sample = TarIndex.sample(tar.members, tar.blob, TarIndex.offset(place));
            if (!text.equals(sample.url()) && !text.equals(sample.sha256())) {
                continue;
            }
            if (sample.images().size() > 1) {
                throw new IOException("'%s' may be '%s' or '%s' of %s"
                        .formatted(
                                text,
                                sample.images().get(0).name(),
                                sample.images().get(1).name(),
                                tar.name));
            }
            TarMembers.Member member = sample.images().getFirst();
            return new Stored(nameOf(number, member), tar.blob, member.data(), member.length());
        }
        return null;
    }

    /** The member's name, with its archive before it if several archives have one of that name. */
    private String nameOf(int number, TarMembers.Member member) throws IOException {
        String name = ImageName.of(member.name()).text();
        return tars.size() == 1 || choice(name, -1).isUnambiguous() ? name : tars.get(number).name + "/" + name;
    }

    private @Nullable StoredImage named(String name) throws IOException {
        String unsafe = ImageKey.unsafe(name);
        if (unsafe != null) {
            throw new UnsafeImageException(unsafe);
        }
        int slash = name.indexOf('/');
        Integer number = slash < 0 ? null : numbers.get(name.substring(0, slash));
        if (number != null) {
            StoredImage image = choice(name.substring(slash + 1), number).best();
            if (image != null) {
                return renamed(image, name.substring(0, slash + 1));
            }
        }
        return choice(name, -1).best();
    }

    private static StoredImage renamed(StoredImage image, String prefix) {
        Stored stored = (Stored) image;
        return new Stored(prefix + stored.name, stored.blob, stored.data, stored.size);
    }

    /**
     * @param only number of the one archive to look in; -1 for all
     */
    private Choice<StoredImage> choice(String name, int only) throws IOException {
        ImageName wanted = ImageName.of(name);
        Choice<StoredImage> choice = new Choice<>(wanted);
        long[] places = wanted.tail() == null
                ? index.byStem().find(wanted.stemHash())
                : index.byTail().find(wanted.tailHash());
        for (long place : places) {
            int number = TarIndex.tar(place);
            if (only >= 0 && number != only) {
                continue;
            }
            Tar tar = tars.get(number);
            TarMembers.Member member = tar.members.at(TarIndex.offset(place));
            if (member != null) {
                String there = ImageName.of(member.name()).text();
                choice.offer(tar.name, there, new Stored(there, tar.blob, member.data(), member.length()));
            }
        }
        return choice;
    }

    @Override
    public void list(Inventory inventory) throws IOException {
        for (int i = 0; i < tars.size(); i++) {
            Tar tar = tars.get(i);
            WebSample sample = null;
            TarMembers.Member member = tar.members.at(0);
            while (member != null) {
                String unsafe = ImageKey.unsafe(member.name());
                if (member.isFile() && unsafe != null) {
                    inventory.other(member.name(), Reason.IMAGE_PATH_UNSAFE, unsafe);
                } else if (member.isFile()) {
                    if (sample == null || !sample.holds(member)) {
                        list(i, sample, inventory);
                        sample = new WebSample(member);
                    }
                    sample.add(member, tar.blob);
                    if (!ImageName.of(member.name()).isListed()) {
                        inventory.other(member.name(), Reason.NOT_A_PHOTOGRAPH, "by its name");
                    }
                }
                member = tar.members.at(member.next());
            }
            list(i, sample, inventory);
        }
    }

    private void list(int tar, @Nullable WebSample sample, Inventory inventory) throws IOException {
        if (sample == null) {
            return;
        }
        String url = sample.images().size() == 1 ? sample.url() : null;
        for (TarMembers.Member member : sample.images()) {
            if (ImageName.of(member.name()).isListed()) {
                inventory.photograph(nameOf(tar, member), url);
            }
        }
    }

    /** How many images there are. */
    int images() {
        return index.images();
    }

    @Override
    public void close() throws IOException {
        for (Tar tar : tars) {
            tar.blob.close();
        }
    }

    private record Stored(String name, Blob blob, long data, long size) implements StoredImage {

        @Override
        public InputStream open() {
            return blob.stream(data, size);
        }
    }
}
