package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.engine.Books;
import io.spatialforge.engine.StageSummary;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run that kept nothing; the message lists the most frequent reasons. */
public final class NothingKeptException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NothingKeptException(String message) {
        super(message);
    }

    static NothingKeptException of(RunSummary summary) {
        Map<Reason, Long> reasons = new TreeMap<>();
        for (StageSummary stage : summary.stages()) {
            Books.Page page = stage.books().page(Books.WHOLE);
            for (Unit unit : Unit.values()) {
                for (Reason reason : Reason.values()) {
                    if (page.dropped(unit, reason) > 0) {
                        reasons.merge(reason, page.dropped(unit, reason), Long::sum);
                    }
                }
            }
        }
        String top = reasons.entrySet().stream()
                .sorted(Map.Entry.<Reason, Long>comparingByValue().reversed())
                .limit(5)
                .map(e -> "  %,d x %s: %s"
                        .formatted(e.getValue(), e.getKey().id(), e.getKey().meaning()))
                .collect(Collectors.joining("\n"));
        long images = summary.stages().get(0).books().page(Books.WHOLE).read(Unit.IMAGES);
        return new NothingKeptException("not one pair was kept of " + images + " images. The most frequent reasons:\n"
                + (top.isEmpty() ? "  none: the sources hold no usable images" : top));
    }
}
