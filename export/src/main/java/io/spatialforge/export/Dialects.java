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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The dialects there are, and after them those that others add: services of {@link Dialect}, found on the class path by their
 * names in {@code META-INF/services}.
 */
public final class Dialects {

    private static final Map<String, Function<DialectOptions, Dialect>> SHIPPED = new LinkedHashMap<>();

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
            SHIPPED.put(each.apply(DialectOptions.DEFAULTS).name(), each);
        }
    }

    private Dialects() {}

    private static Map<String, Function<DialectOptions, Dialect>> all() {
        Map<String, Function<DialectOptions, Dialect>> all = new LinkedHashMap<>(SHIPPED);
        for (Dialect each : Additions.named(Dialect.class, "dialect", Dialect::name, SHIPPED.keySet())) {
            all.put(each.name(), options -> each);
        }
        return all;
    }

    /** The names of all dialects, in the order in which they are listed to users. */
    public static List<String> names() {
        return List.copyOf(all().keySet());
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
        Function<DialectOptions, Dialect> dialect = all().get(name);
        if (dialect == null) {
            throw new IllegalArgumentException(
                    "unknown dialect '" + name + "'; expected " + String.join(", ", names()));
        }
        return ShownOtherwise.of(dialect.apply(options), options.regions());
    }
}
