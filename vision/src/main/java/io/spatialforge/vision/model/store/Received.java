package io.spatialforge.vision.model.store;

import org.jspecify.annotations.Nullable;

/**
 * A file that is there now, whole and checked.
 *
 * @param commit that the hub resolved the revision to; null elsewhere
 * @param check what its content was compared with
 */
record Received(String sha256, long bytes, @Nullable String commit, Check check) {

    /** What the content of a file was compared with. */
    enum Check {
        /** The SHA-256 that the manifest states, or that was recorded before. */
        PINNED("pinned"),
        /** The SHA-256 that the hub states. */
        HUB_SHA256("hub-sha256"),
        /** The name of the content in the hub's git. */
        HUB_GIT("hub-git"),
        /** Nothing: there was nothing to compare it with, so that it was taken on trust. */
        TRUST("trust");

        private final String id;

        Check(String id) {
            this.id = id;
        }

        /** The stable name that records use. */
        String id() {
            return id;
        }

        static Check ofId(String id) {
            for (Check check : values()) {
                if (check.id.equals(id)) {
                    return check;
                }
            }
            return TRUST;
        }
    }
}
