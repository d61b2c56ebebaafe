package io.spatialforge.export;

import io.spatialforge.export.target.RecordTarget;
import io.spatialforge.export.target.Target;
import java.util.List;

/** What a run can be exported to: the record files of every dialect, and what is laid out otherwise. */
public final class Targets {

    private Targets() {}

    /** The names of all targets, in the order in which they are listed to users. */
    public static List<String> names() {
        return Dialects.names();
    }

    /**
     * @throws IllegalArgumentException if no target has that name; the message lists those there are
     */
    public static Target named(String name, ExportOptions options) {
        return new RecordTarget(Dialects.named(name, options.dialect()), options.copyImages());
    }
}
