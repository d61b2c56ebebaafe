package io.spatialforge.core.scene;

/** A flaw of a region that spoils some claims about it. */
public enum RegionFlag {
    /** Many instances under one box (COCO's {@code iscrowd}). */
    CROWD("crowd"),
    /** A group of instances under one box (OpenImages' {@code IsGroupOf}). */
    GROUP("group"),
    /** A picture, toy or statue of the thing (OpenImages' {@code IsDepiction}, Objects365's {@code isfake}). */
    DEPICTION("depiction"),
    /** Seen from its inside (OpenImages' {@code IsInside}). */
    INSIDE("inside"),
    /** Seen in a mirror or other reflection (Objects365's {@code isreflected}). */
    REFLECTED("reflected"),
    /** Cut by the border of the image. */
    TRUNCATED("truncated"),
    /** Partly hidden by something else. */
    OCCLUDED("occluded");

    private final String id;

    RegionFlag(String id) {
        this.id = id;
    }

    /** The stable name written into records. */
    public String id() {
        return id;
    }

    /**
     * @throws IllegalArgumentException if no flag has that name
     */
    public static RegionFlag ofId(String id) {
        for (RegionFlag flag : values()) {
            if (flag.id.equals(id)) {
                return flag;
            }
        }
        throw new IllegalArgumentException("unknown region flag '" + id + "'");
    }
}
