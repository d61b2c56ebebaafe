package io.spatialforge.vision.vlm;

import java.util.Locale;
import org.apiguardian.api.API;

/** How an answer of a given shape is asked for. */
@API(status = API.Status.EXPERIMENTAL)
public enum Structured {
    /** By the schema; where the endpoint refuses it or takes no notice, in the next of the ways below. */
    AUTO,
    /** {@code response_format} with the schema: the server lets the model write nothing else. */
    JSON_SCHEMA,
    /** {@code response_format} for any JSON object, and the schema in words. */
    JSON_OBJECT,
    /** In words alone. */
    PROMPT;

    /** As it is written in a configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
