package io.spatialforge.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** A running SHA-256. For one thread. */
public final class Sha256 {

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The hash of all that was given, in lower-case hex; the next hash starts anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The hash of a file's bytes, read in pieces, in lower-case hex. */
    public static String of(Path file) throws IOException {
        return of(file, bytes -> {});
    }

    /**
     * @param read hears how many more bytes were read
     */
    static String of(Path file, LongConsumer read) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, read);
        }
    }

    static String of(InputStream in) throws IOException {
        return of(in, bytes -> {});
    }

    private static String of(InputStream in, LongConsumer read) throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[1 << 17];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            hash.update(buffer, 0, n);
            read.accept(n);
        }
        return hash.hex();
    }
}
