package io.spatialforge.app;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.pipeline.RunSummary;
import io.spatialforge.pipeline.RunSummary.Copies;

/** What a run's summary says of copies of one photograph and of images left out by lists and folders. */
final class CopiesText {

    private CopiesText() {}

    /** A line for each list or folder that left something out, and one about groups of copies; nothing if there are none. */
    static String of(RunSummary summary) {
        StringBuilder text = new StringBuilder();
        summary.excluded()
                .forEach((reason, places) -> places.forEach(
                        (place, images) -> text.append("  %,d of them %s, by %s%n".formatted(images, reason, place))));
        Copies copies = summary.copies();
        if (copies.groups() > 0) {
            text.append("%,d groups of copies (%,d images, %,d in the largest), each in one split%s%s%s%n"
                    .formatted(
                            copies.groups(),
                            copies.images(),
                            copies.largest(),
                            pairs(copies, Reason.DUPLICATE_PAIR, "; %,d pairs that are asked of another copy left out"),
                            pairs(copies, Reason.COPIES_DISAGREE, ", %,d because copies disagree"),
                            unseen(copies)));
        }
        if (copies.tooCommon() > 0) {
            text.append("%,d photographs not compared with others: more than 2,000 look like each of them%n"
                    .formatted(copies.tooCommon()));
        }
        return text.toString();
    }

    private static String pairs(Copies copies, Reason reason, String words) {
        long count = copies.pairsLeftOut().getOrDefault(reason.id(), 0L);
        return count == 0 ? "" : words.formatted(count);
    }

    private static String unseen(Copies copies) {
        return copies.unseen() == 0
                ? ""
                : "; %,d images told by names alone, their photographs are not at hand".formatted(copies.unseen());
    }
}
