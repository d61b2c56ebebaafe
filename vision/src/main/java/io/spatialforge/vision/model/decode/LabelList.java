package io.spatialforge.vision.model.decode;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.label.Labels;
import io.spatialforge.vision.model.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The labels of a detector in the order of its scores, from the setting {@code labels}: {@code coco} for COCO's 80, or
 * the names themselves, one of which may stand several times or be {@code -} for a class that is never reported.
 */
public final class LabelList {

    /** In the place of a class that is never reported. */
    public static final String NONE = "-";

    private static final String COCO = "coco";

    private LabelList() {}

    /**
     * @throws io.spatialforge.vision.model.ModelException if there is no such setting
     */
    public static List<String> of(Settings settings) {
        List<String> names = settings.texts("labels");
        if (names.isEmpty()) {
            throw settings.wrong("labels", "coco, or the list of names in the order of the model's classes");
        }
        if (names.equals(List.of(COCO))) {
            return coco();
        }
        return names.stream().map(Labels::normal).toList();
    }

    /** The project's own data on COCO's classes stands in COCO's order. */
    private static List<String> coco() {
        List<String> labels = new ArrayList<>();
        for (String[] cells : DataFile.rows(Labels.class, "knowledge/coco.tsv", 8)) {
            labels.add(cells[0]);
        }
        return List.copyOf(labels);
    }
}
