package io.spatialforge.export;

import io.spatialforge.core.Additions;
import io.spatialforge.export.dialect.InternVl;
import io.spatialforge.export.dialect.LlamaFactory;
import io.spatialforge.export.dialect.Llava;
import io.spatialforge.export.dialect.LlavaOneVision;
import io.spatialforge.export.dialect.MsSwift;
import io.spatialforge.export.dialect.OpenAi;
import io.spatialforge.export.dialect.Qwen25Vl;
import io.spatialforge.export.dialect.Qwen2Vl;
import io.spatialforge.export.dialect.Qwen3Vl;
import io.spatialforge.export.dialect.ShownOtherwise;
import io.spatialforge.export.dialect.Trl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The dialects there are. A jar on the class path that names a class in {@code META-INF/services/io.spatialforge.export.Dialect}
 * adds one, listed after the project's own; the class needs a public constructor without parameters. Its
 * {@link Dialect#fingerprint()} has to change whenever it writes the same pairs otherwise.
 */
public final class Dialects {

    private static final Map<String, Function<DialectOptions, Dialect>> ALL = new LinkedHashMap<>();

    static {
        List<Function<DialectOptions, Dialect>> all = List.of(
                options -> new Qwen3Vl(),
                options -> new Qwen25Vl(options.maxPixels()),
                options -> new Qwen2Vl(),
                options -> new InternVl(),
                options -> new Llava(),
                options -> new LlavaOneVision(),
                options -> new MsSwift(),
                options -> new LlamaFactory(),
                options -> new Trl(),
                options -> new OpenAi(options.imageBase()));
        for (Function<DialectOptions, Dialect> each : all) {
            ALL.put(each.apply(DialectOptions.DEFAULTS).name(), each);
        }
    }

    private Dialects() {}

    /** The names of all dialects, in the order in which they are listed to users. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(ALL.keySet());
        for (Dialect added : added()) {
            names.add(added.name());
        }
        return List.copyOf(names);
    }

    /**
     * @throws IllegalArgumentException if no dialect has that name; the message lists those there are
     */
    public static Dialect named(String name) {
        return named(name, DialectOptions.DEFAULTS);
    }

    /**
     * @throws IllegalArgumentException if no dialect has that name; the message lists those there are
     */
    public static Dialect named(String name, DialectOptions options) {
        Function<DialectOptions, Dialect> known = ALL.get(name);
        Dialect dialect = known != null ? known.apply(options) : addedOf(name);
        if (dialect == null) {
            throw new IllegalArgumentException(
                    "unknown dialect '" + name + "'; expected " + String.join(", ", names()));
        }
        return ShownOtherwise.of(dialect, options.regions());
    }

    private static List<Dialect> added() {
        return Additions.named(Dialect.class, "dialect", Dialect::name, ALL.keySet());
    }

    private static @Nullable Dialect addedOf(String name) {
        for (Dialect dialect : added()) {
            if (dialect.name().equals(name)) {
                return dialect;
            }
        }
        return null;
    }
}
