package io.spatialforge.vision.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a server sends in the place of a file. */
final class CameInstead {

    /** Files of Git LFS are replaced in a repository by a text of some 130 bytes. */
    static final int LONGEST_POINTER = 1024;

    private static final String POINTER = "version https://git-lfs.github.com/spec/";

    private CameInstead() {}

    /** What came in place of the file, where that can be told. */
    static @Nullable String of(PartFile part) throws IOException {
        byte[] head = new byte[LONGEST_POINTER];
        int count;
        try (InputStream in = Files.newInputStream(part.bytes())) {
            count = in.readNBytes(head, 0, head.length);
        }
        String text = new String(head, 0, count, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(POINTER)) {
            Matcher oid = Pattern.compile("oid sha256:([0-9a-f]{64})").matcher(text);
            return "what came is a pointer of Git LFS, not the file; use the address of the content itself (on GitHub"
                    + " https://media.githubusercontent.com/media/OWNER/REPO/COMMIT/PATH)"
                    + (oid.find() ? ", whose SHA-256 is " + oid.group(1) : "");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype html") || lower.startsWith("<html")
                ? "what came is a web page: a login or a proxy stands in between, or the address is that of a page"
                : null;
    }
}
