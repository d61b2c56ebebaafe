package io.spatialforge.pipeline.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears which settings a configuration is asked for, and what each may be: what a schema has to say of them. */
@FunctionalInterface
interface Questions {

    Questions UNHEARD = (place, key, answer) -> {};

    /**
     * @param place the names of the mappings around the setting with a dot after each, lists with {@code []}, as in
     *     {@code sources[].depth.}; empty at the top
     */
    void asked(String place, String key, Answer answer);

    /** What kinds of values there are. */
    enum Kind {
        TEXT,
        ONE_OF,
        SOME_OF,
        FLAG,
        NUMBER,
        WHOLE,
        TEXTS,
        MAPPING,
        MAPPINGS
    }

    /**
     * What a setting may be.
     *
     * @param allowed of texts that are one of some, or some of them; else none
     * @param otherwise what stands in where it is not set; null where that is nothing, or not one value
     * @param least of numbers; else null
     * @param most of numbers; else null
     */
    record Answer(
            Kind kind,
            List<String> allowed,
            @Nullable Object otherwise,
            @Nullable Number least,
            @Nullable Number most) {

        static Answer of(Kind kind) {
            return new Answer(kind, List.of(), null, null, null);
        }

        static Answer of(Kind kind, @Nullable Object otherwise) {
            return new Answer(kind, List.of(), otherwise, null, null);
        }
    }
}
