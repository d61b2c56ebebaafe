package io.spatialforge.export;

import io.spatialforge.export.evaluation.LmmsEval;
import io.spatialforge.export.evaluation.VlmEvalKit;
import io.spatialforge.export.hub.HubTarget;
import io.spatialforge.export.target.Photographs;
import io.spatialforge.export.target.RecordTarget;
import io.spatialforge.export.target.Target;
import io.spatialforge.export.webdataset.WebDatasetTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run can be exported to: the record files of every dialect, and what is laid out otherwise. */
public final class Targets {

    private static final Map<String, Maker> LAID_OUT = new LinkedHashMap<>();

    static {
        LAID_OUT.put(HubTarget.NAME, (dialect, options, photographs) -> new HubTarget(dialect, photographs));
        LAID_OUT.put(
                WebDatasetTarget.NAME,
                (dialect, options, photographs) ->
                        new WebDatasetTarget(dialect, options.turns(), photographs, options.tars()));
        LAID_OUT.put(
                LmmsEval.NAME,
                (dialect, options, photographs) -> new LmmsEval(dialect, options.heldOut(), photographs));
        LAID_OUT.put(
                VlmEvalKit.NAME,
                (dialect, options, photographs) -> new VlmEvalKit(dialect, options.heldOut(), photographs));
    }

    private Targets() {}

    /** The names of all targets, in the order in which they are listed to users. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(Dialects.names());
        names.addAll(LAID_OUT.keySet());
        return names;
    }

    /** A target that brings no photographs along, as validation needs it. */
    public static Target named(String name) {
        return named(name, ExportOptions.DEFAULTS, Photographs.NONE);
    }

    /**
     * @param photographs of the run, for exports that bring them along
     * @throws IllegalArgumentException if no target has that name; the message lists those there are
     */
    public static Target named(String name, ExportOptions options, Photographs photographs) {
        boolean marks = options.dialect().regions() == DialectOptions.Regions.MARKS;
        Photographs brought = options.copyImages() ? photographs : Photographs.NONE;
        Maker maker = LAID_OUT.get(name);
        if (maker != null) {
            if (marks) {
                throw new IllegalArgumentException("'" + name
                        + "' has a photograph for each image and not for each conversation, so no marks can be drawn"
                        + " in; expected one of " + String.join(", ", Dialects.names()));
            }
            return maker.make(Dialects.named(options.words(), options.dialect()), options, brought);
        }
        if (!Dialects.names().contains(name)) {
            throw new IllegalArgumentException("unknown target '" + name + "'; expected " + String.join(", ", names()));
        }
        return new RecordTarget(Dialects.named(name, options.dialect()), options.turns(), brought);
    }

    /** Makes a target that is laid out otherwise. */
    private interface Maker {
        Target make(Dialect dialect, ExportOptions options, Photographs photographs);
    }
}
