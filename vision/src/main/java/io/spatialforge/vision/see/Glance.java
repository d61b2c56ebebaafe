package io.spatialforge.vision.see;

import io.spatialforge.core.scene.Scene;
import io.spatialforge.vision.pixels.Integrity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One photograph that is to be looked at.
 *
 * @param scene as annotated
 * @param bytes of the stored photograph
 * @param integrity whether damage of the file is still to be looked for
 * @param senses what is asked
 * @param known what an earlier look found in the same bytes, if one was kept; what it says is not asked again
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a file, which nobody compares
public record Glance(
        Scene scene,
        byte[] bytes,
        Integrity integrity,
        Set<Sense> senses,
        @Nullable Looked known) {

    public Glance {
        senses = Set.copyOf(senses);
    }
}
