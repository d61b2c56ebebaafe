package io.spatialforge.app.watch;

import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.Marker;
import io.spatialforge.engine.StageSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a stage made, all of it, whenever it was made.
 *
 * @param kept how many of each unit, by its name
 * @param bytes of its files, as they are stored
 */
record Made(Map<String, Long> kept, long bytes) {

    /** Of work that makes no files. */
    static final Made NOTHING = new Made(Map.of(), 0);

    Made {
        kept = Collections.unmodifiableMap(new LinkedHashMap<>(kept));
    }

    static Made of(StageSummary summary) {
        Books.Page whole = summary.books().page(Books.WHOLE);
        Map<String, Long> kept = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            if (whole.read(unit) > 0) {
                kept.put(unit.id(), whole.kept(unit));
            }
        }
        long bytes = 0;
        for (Marker marker : summary.markers()) {
            for (Marker.Output output : marker.outputs()) {
                bytes += output.size();
            }
        }
        return new Made(kept, bytes);
    }
}
