package io.spatialforge.pipeline.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The JSON Schema of configurations, which editors complete and check them by. */
public final class ConfigSchema {

    /** What a file of it is called. */
    public static final String FILE = "spatialforge.schema.json";

    private ConfigSchema() {}

    /** The schema, of draft 2020-12. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(ConfigSchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
