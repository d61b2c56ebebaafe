package io.spatialforge.pipeline.explain;

import io.spatialforge.pipeline.copies.CopyGroups;
import io.spatialforge.pipeline.copies.CopyGroupsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of a run that belong together with one, because they are copies of it or of each other.
 *
 * @param leader id of the image that stands for all of them
 * @param others ids of the others
 * @param how by what the image is known to be a copy of the leader; null if it is the leader, or was not compared with it
 */
public record Copies(
        String leader, List<String> others, @Nullable String how) {

    public Copies {
        others = List.copyOf(others);
    }

    /** Those of an image; null where it has none, or where it is not known any more. */
    static @Nullable Copies of(Path file, String image) throws IOException {
        CopyGroups groups = CopyGroupsFile.readLast(file);
        CopyGroups.Member member = groups == null ? null : groups.members().get(image);
        if (groups == null || member == null) {
            return null;
        }
        List<String> others = new ArrayList<>();
        groups.members().forEach((id, other) -> {
            if (other.leader().equals(member.leader()) && !id.equals(image)) {
                others.add(id);
            }
        });
        CopyGroups.Kinship kinship = member.kinship();
        return new Copies(
                member.leader(), others, kinship == null ? null : kinship.how().words());
    }
}
