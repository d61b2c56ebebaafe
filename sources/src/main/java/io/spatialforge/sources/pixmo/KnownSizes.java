package io.spatialforge.sources.pixmo;

import io.spatialforge.core.StableHash;
import io.spatialforge.sources.table.Cursor;
import io.spatialforge.sources.table.TableFile;
import io.spatialforge.sources.table.TextPack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Widths and heights of images, by URL or SHA-256, from CSV files with a header: a column {@code url}, {@code sha256} or
 * {@code image}, then {@code width} and {@code height} in pixels of the upright image. Kept under 64 bits of hash, in some
 * forty bytes an image whatever the length of its URL.
 */
final class KnownSizes {

    private static final long SEED = 0x5eed;

    private long[] keys = new long[1 << 10];
    private long[] sizes = new long[1 << 10];
    private int count;

    private KnownSizes() {}

    /** An image's width and height in pixels. */
    record Size(int width, int height) {}

    /**
     * @throws io.spatialforge.sources.SourceException naming file, row and column, if one is no such table, a number is no
     *     positive whole one, or an image has two sizes
     */
    static KnownSizes read(List<Path> files) throws IOException {
        KnownSizes known = new KnownSizes();
        for (Path file : files) {
            try (TableFile table = TableFile.csv(file)) {
                known.read(table);
            }
        }
        return known;
    }

    private void read(TableFile table) {
        String key = column(table, "image", "url", "image_url", "sha256", "image_sha256", "ImageID");
        String width = column(table, "width", "Width");
        String height = column(table, "height", "Height");
        try (Cursor cursor = table.ask(
                "SELECT " + TextPack.sql(quoted(key), quoted(width), quoted(height)) + " FROM " + table.from())) {
            TextPack texts = new TextPack(0, 3);
            for (long row = 1; cursor.next(); row++) {
                texts.read(cursor);
                String image = texts.text(0);
                if (image == null || image.isBlank()) {
                    throw table.fault(
                            "row " + row + ", column '" + key + "'", "a URL or a SHA-256", "nothing", "fill it in");
                }
                int w = side(table, row, width, texts.text(1));
                int h = side(table, row, height, texts.text(2));
                if (!put(hash(image), (long) w << 32 | h)) {
                    throw table.fault(
                            "row " + row + ", column '" + key + "'",
                            "one size for each image",
                            "another one for '" + image + "'",
                            "leave in the right one");
                }
            }
        }
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }

    private static String column(TableFile table, String... names) {
        return table.require(List.of(names), List.of("VARCHAR"));
    }

    private static int side(TableFile table, long row, String column, @Nullable String text) {
        try {
            int side = text == null ? 0 : Integer.parseInt(text.strip());
            if (side > 0) {
                return side;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw table.fault(
                "row " + row + ", column '" + column + "'",
                "a whole number of pixels above 0",
                text == null ? "nothing" : "'" + text + "'",
                "correct it");
    }

    /** The size known of the hash or, where there is none, of the URL. */
    @Nullable
    Size of(@Nullable String sha256, @Nullable String url) {
        Size size = sha256 == null ? null : get(hashOfSha256(sha256));
        return size != null || url == null ? size : get(hash(url));
    }

    private static long hash(String key) {
        String name = key.strip();
        String sha256 = PixmoImages.sha256(name);
        if (sha256 != null) {
            return hashOfSha256(sha256);
        }
        long hash = StableHash.with(SEED, name);
        return hash == 0 ? 1 : hash;
    }

    /** Its first 64 bits are as good a hash as any. */
    private static long hashOfSha256(String sha256) {
        long hash = HexFormat.fromHexDigitsToLong(sha256, 0, 16);
        return hash == 0 ? 1 : hash;
    }

    /** Whether the key is new, or had the same size. */
    private boolean put(long key, long size) {
        if (2 * count >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (keys[slot] == key) {
            return sizes[slot] == size;
        }
        keys[slot] = key;
        sizes[slot] = size;
        count++;
        return true;
    }

    private @Nullable Size get(long key) {
        int slot = slot(key);
        return keys[slot] == key ? new Size((int) (sizes[slot] >>> 32), (int) sizes[slot]) : null;
    }

    /** Where the key is, or would be. */
    private int slot(long key) {
        int slot = (int) key & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldSizes = sizes;
        keys = new long[2 * oldKeys.length];
        sizes = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                sizes[slot] = oldSizes[i];
            }
        }
    }
}
