package io.spatialforge.export.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files that go with questions as they are, or with names filled in. */
final class Resources {

    private Resources() {}

    static String text(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The text with each {@code @NAME@} replaced. */
    static String filled(String name, Map<String, String> values) throws IOException {
        String text = text(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("@" + value.getKey() + "@", value.getValue());
        }
        return text;
    }

    static void copy(String name, Path to) throws IOException {
        write(to, text(name));
    }

    static void write(Path to, String text) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.writeString(to, text);
    }
}
