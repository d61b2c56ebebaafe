package io.spatialforge.export.evaluation;

import io.spatialforge.core.qa.Split;
import java.util.List;
import org.apiguardian.api.API;

/** The splits that can be asked for as evaluation tasks: never what was trained on. */
@API(status = API.Status.EXPERIMENTAL)
public enum HeldOut {
    TEST("test", List.of(Split.TEST)),
    VALIDATION("validation", List.of(Split.VALIDATION)),
    BOTH("both", List.of(Split.TEST, Split.VALIDATION));

    private final String id;
    private final List<Split> splits;

    HeldOut(String id, List<Split> splits) {
        this.id = id;
        this.splits = splits;
    }

    /** The name by which users ask for it. */
    public String id() {
        return id;
    }

    public List<Split> splits() {
        return splits;
    }
}
