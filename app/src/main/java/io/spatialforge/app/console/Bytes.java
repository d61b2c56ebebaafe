package io.spatialforge.app.console;

/** Numbers of bytes for people. */
public final class Bytes {

    private Bytes() {}

    /** In units of a thousand, as {@code 33.1 MB}. */
    public static String told(long bytes) {
        if (bytes < 1_000_000) {
            return bytes < 1_000 ? bytes + " B" : "%.1f kB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.2f GB".formatted(bytes / 1e9);
    }
}
