package io.spatialforge.bench.facing;

import io.spatialforge.bench.cues.JudgedImage.Half;
import io.spatialforge.core.StableHash;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Keypoints;
import java.nio.file.Path;
import java.util.List;

/**
 * A photograph with people.
 *
 * @param set whose truth it is
 * @param width of the upright image
 * @param people the boxes of all people that the set lists
 * @param known those whose facing is known
 * @param marked those whose keypoints people marked
 */
public record PeoplePhoto(
        String set, Path file, int width, int height, List<Box> people, List<KnownPerson> known, List<Marked> marked) {

    /** A person with keypoints that people marked. */
    public record Marked(Box box, Keypoints keypoints) {}

    /** Bounds were fitted to one half; which one is decided by the file's name, so that sets that share a photograph agree. */
    public Half half() {
        return (StableHash.of(String.valueOf(file.getFileName())) & 1) == 0 ? Half.TUNING : Half.HELD_OUT;
    }
}
