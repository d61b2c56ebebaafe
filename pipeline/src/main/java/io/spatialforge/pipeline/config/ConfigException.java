package io.spatialforge.pipeline.config;

/** A configuration that can't be used. The message names the place, what was expected, and what was got. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ConfigException(String message) {
        super(message);
    }
}
