package io.spatialforge.drawn;

/** Where a drawn picture plays. */
public enum SceneKind {
    LIVING_ROOM,
    DINING_ROOM,
    BEDROOM,
    OFFICE,
    STREET,
    PARK
}
