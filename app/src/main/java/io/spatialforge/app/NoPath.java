package io.spatialforge.app;

import java.util.Locale;

/** What is said of a text that can't be a path on this machine. */
final class NoPath {

    private NoPath() {}

    static String told(String text) {
        String encoding = System.getProperty("sun.jnu.encoding", "");
        return encoding.toUpperCase(Locale.ROOT).equals("UTF-8")
                ? "expected a path, got '%s', which no file can be called".formatted(text)
                : ("expected a path, got '%s', which no file can be called where the locale's encoding is %s; start it with"
                                + " LC_ALL=C.UTF-8")
                        .formatted(text, encoding);
    }
}
