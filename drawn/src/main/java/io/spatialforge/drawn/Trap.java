package io.spatialforge.drawn;

import java.util.Locale;

/** A kind of difficulty that provokes wrong labels. */
public enum Trap {
    TIES("things equally far, equally far left or equally large, within a hair"),
    OVERLAPS("things before, behind, on, under and inside one another, held, and seen through bars and legs"),
    MIRRORS("a mirror that shows people and things, some of them only there"),
    PICTURES("posters and screens with people and things on them"),
    CROWDS("many of a kind that hide each other, some boxed together"),
    CUT("things cut by the border; people of whom only legs or a head show"),
    POSTURES("people who sit, bend, lean, lie, crouch, carry and stretch; children; seen from above and below"),
    TURNED("people turned between two views, and heads turned from their bodies"),
    LONG("long things along the line of sight, rows, things beside them"),
    WIDE("a wide picture: equally far along the ray is not equally far along the axis"),
    RELATED("labels that share meaning, two boxes on one thing, instances nobody boxed"),
    TOYS("things of an unusual size: toy cars, small chairs, giant bears, children"),
    SENSOR("depth with holes, noise, flying pixels, seen through glass, some pixels aside"),
    NETWORK("inverse depth as a network gives it, smooth and distorted"),
    SWAPPED("people one of whose annotators mixed up left and right"),
    BOXES("no depth at all");

    private final String meaning;

    Trap(String meaning) {
        this.meaning = meaning;
    }

    /** The name as commands spell it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }
}
