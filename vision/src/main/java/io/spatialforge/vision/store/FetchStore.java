package io.spatialforge.vision.store;

import io.spatialforge.core.StableHash;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that photographs were fetched into. Its index has a line for each, with the URL, the hash and the id they were
 * asked for by; a later line of the same URL counts. Files are also found by their names, as in any folder.
 */
final class FetchStore implements ImageStore {

    private final Path folder;
    private final FolderStore files;
    private final Blob index;
    private final HashIndex byUrl = new HashIndex();
    private final HashIndex bySha256 = new HashIndex();
    private final HashIndex byId = new HashIndex();

    /**
     * @throws ImageStoreException if a line of the index is not what {@code fetch} writes
     */
    FetchStore(Path folder) throws IOException {
        this.folder = folder;
        files = new FolderStore(folder);
        FetchIndex.read(folder, (start, entry) -> {
            byUrl.add(StableHash.of(entry.url()), start);
            bySha256.add(StableHash.of(entry.sha256()), start);
            if (entry.id() != null) {
                byId.add(ImageName.of(entry.id()).stemHash(), start);
            }
        });
        byUrl.sort();
        bySha256.sort();
        byId.sort();
        index = Blob.ofFile(folder.resolve(FetchIndex.FILE));
    }

    @Override
    public @Nullable StoredImage find(ImageKey key) throws IOException {
        StoredImage image = null;
        if (key.sha256() != null) {
            image = latest(bySha256.find(StableHash.of(key.sha256())), key);
        }
        if (image == null && key.url() != null) {
            image = latest(byUrl.find(StableHash.of(key.url())), key);
        }
        if (image == null && key.file() != null) {
            image = latest(byId.find(ImageName.of(key.file()).stemHash()), key);
        }
        return image == null && key.file() != null ? files.find(ImageKey.ofFile(key.file())) : image;
    }

    /** What the index names; of a URL that was fetched again, the later photograph. */
    @Override
    public void list(Inventory inventory) throws IOException {
        FetchIndex.read(folder, (start, entry) -> {
            StoredImage latest = find(ImageKey.ofUrl(entry.url()));
            if (latest == null || latest.name().equals(entry.file())) {
                inventory.photograph(entry.file(), entry.url());
            }
        });
    }

    private @Nullable StoredImage latest(long[] lines, ImageKey key) throws IOException {
        for (int i = lines.length - 1; i >= 0; i--) {
            byte[] line = lineAt(lines[i]);
            FetchIndex.Entry entry = FetchIndex.Entry.of(line, line.length);
            if (entry != null && named(entry, key)) {
                StoredImage image = files.find(ImageKey.ofFile(entry.file()));
                if (image != null) {
                    return image;
                }
            }
        }
        return null;
    }

    private byte[] lineAt(long start) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        try (InputStream in = new BufferedInputStream(index.stream(start, FetchIndex.LONGEST_LINE), 512)) {
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                line.write(b);
            }
        }
        return line.toByteArray();
    }

    private static boolean named(FetchIndex.Entry entry, ImageKey key) {
        String id = entry.id();
        return entry.sha256().equals(key.sha256())
                || entry.url().equals(key.url())
                || (id != null
                        && key.file() != null
                        && ImageName.of(key.file())
                                .stem()
                                .equals(ImageName.of(id).stem()));
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
