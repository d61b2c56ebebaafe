package io.spatialforge.drawn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every label that can be drawn, and its category id: COCO's own where COCO has the label, above 100 elsewhere. */
public final class DrawnLabels {
    private static final Map<String, Integer> IDS = new LinkedHashMap<>();

    static {
        IDS.put("person", 1);
        IDS.put("bicycle", 2);
        IDS.put("car", 3);
        IDS.put("motorcycle", 4);
        IDS.put("bus", 6);
        IDS.put("truck", 8);
        IDS.put("traffic light", 10);
        IDS.put("fire hydrant", 11);
        IDS.put("stop sign", 13);
        IDS.put("bench", 15);
        IDS.put("cat", 17);
        IDS.put("dog", 18);
        IDS.put("horse", 19);
        IDS.put("sheep", 20);
        IDS.put("cow", 21);
        IDS.put("backpack", 27);
        IDS.put("suitcase", 33);
        IDS.put("sports ball", 37);
        IDS.put("bottle", 44);
        IDS.put("cup", 47);
        IDS.put("bowl", 51);
        IDS.put("chair", 62);
        IDS.put("couch", 63);
        IDS.put("potted plant", 64);
        IDS.put("bed", 65);
        IDS.put("dining table", 67);
        IDS.put("tv", 72);
        IDS.put("laptop", 73);
        IDS.put("refrigerator", 82);
        IDS.put("book", 84);
        IDS.put("vase", 86);
        IDS.put("teddy bear", 88);
        IDS.put("lamp", 101);
        IDS.put("cabinet", 102);
        IDS.put("desk", 103);
        IDS.put("coffee table", 104);
    }

    private DrawnLabels() {}

    /** Category id by label, in rising order of id. */
    public static Map<String, Integer> ids() {
        return Collections.unmodifiableMap(IDS);
    }

    /**
     * The category id of a label.
     *
     * @throws IllegalArgumentException if nothing drawn bears the label
     */
    public static int id(String label) {
        Integer id = IDS.get(label);
        if (id == null) {
            throw new IllegalArgumentException("no drawn thing is called \"" + label + "\"");
        }
        return id;
    }
}
