package io.spatialforge.vision.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is for. */
public enum Role {
    /** A map of depth. */
    DEPTH("depth"),
    /** Boxes of a fixed set of labels. */
    DETECTOR("detector"),
    /** Keypoints of people whose boxes are known. */
    POSE("pose"),
    /** Boxes of what a phrase names. */
    PHRASE_DETECTOR("phrase-detector"),
    /** The pixels of a thing that a box or a point names. */
    MASK("mask");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** The stable name that catalogues use. */
    public String id() {
        return id;
    }

    /** The role of that name; empty if there is none. */
    static Optional<Role> ofId(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Role::id).collect(Collectors.joining(", "));
    }
}
