package io.spatialforge.export;

import java.util.List;

/** The dialects there are. */
public final class Dialects {

    private static final List<Dialect> ALL = List.of(new Qwen3VlDialect());

    private Dialects() {}

    /** The names of all dialects, in the order in which they are listed to users. */
    public static List<String> names() {
        return ALL.stream().map(Dialect::name).toList();
    }

    /**
     * @throws IllegalArgumentException if no dialect has that name; the message lists those there are
     */
    public static Dialect named(String name) {
        for (Dialect dialect : ALL) {
            if (dialect.name().equals(name)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("unknown dialect '" + name + "'; expected " + String.join(", ", names()));
    }
}
