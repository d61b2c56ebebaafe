package io.spatialforge.audit;

import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/** What a label is called when labels of two corpora are compared. */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface LabelAliases {

    /**
     * The common name of a label.
     *
     * @param normal lower case, no space at the ends, single spaces within
     */
    String common(String normal);

    /** Labels are what they are called. */
    static LabelAliases none() {
        return normal -> normal;
    }

    /** COCO's names for VOC's, KITTI's and Objects365's spellings of the same classes. */
    static LabelAliases standard() {
        Map<String, String> names = Map.ofEntries(
                Map.entry("pedestrian", "person"),
                Map.entry("tvmonitor", "tv"),
                Map.entry("moniter/tv", "tv"),
                Map.entry("monitor/tv", "tv"),
                Map.entry("aeroplane", "airplane"),
                Map.entry("diningtable", "dining table"),
                Map.entry("motorbike", "motorcycle"),
                Map.entry("pottedplant", "potted plant"),
                Map.entry("sofa", "couch"));
        return normal -> names.getOrDefault(normal, normal);
    }

    /** The common name of a label in any spelling. */
    default String of(String raw) {
        return common(raw.replace('_', ' ').strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
    }
}
