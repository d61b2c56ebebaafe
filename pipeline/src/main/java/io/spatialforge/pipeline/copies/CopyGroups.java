package io.spatialforge.pipeline.copies;

import io.spatialforge.pipeline.select.ImageGroups;
import io.spatialforge.vision.copies.Match;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which images of a run belong together.
 *
 * <p>Two images are joined if they have the same bytes, the same name (a Flickr id, a number of COCO's, a URL), or show the
 * same; and what is joined to one of a group belongs to the group. So a film's frames, each like the next, are one
 * group, whose first and last need not be alike: it must fall into one split all the same. Only images that are copies of
 * the group's leader itself have a {@link Kinship} with it, which is what pairs may be compared by.
 *
 * @param members all images of groups of two and more, by id
 * @param images how many there were
 * @param unseen how many of them had no photograph at hand, and were told by names alone
 * @param tooCommon how many photographs were not compared, because too many others look like them
 */
public record CopyGroups(SortedMap<String, Member> members, long images, long unseen, long tooCommon)
        implements ImageGroups {

    public CopyGroups {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /**
     * An image of a group.
     *
     * @param leader id of the image that stands for the group: the first by id
     * @param kinship how it is a copy of the leader; null if it is the leader, or only belongs to the same group
     */
    public record Member(String leader, @Nullable Kinship kinship) {}

    /**
     * How an image is a copy of its group's leader.
     *
     * @param how by what it is known
     * @param match how the leader lies over it
     */
    public record Kinship(How how, Match match) {}

    /** By what a copy is known. */
    public enum How {
        /** It has the same bytes. */
        BYTES("the same bytes"),
        /** It has the same name, and the same shape. */
        NAME("the same name"),
        /** It shows the same. */
        LOOKS("the same picture");

        private final String words;

        How(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    @Override
    public String leader(String imageId) {
        Member member = members.get(imageId);
        return member == null ? imageId : member.leader();
    }

    /** Images of each group, by leader. */
    private Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new HashMap<>();
        members.forEach((id, member) -> sizes.merge(member.leader(), 1, Integer::sum));
        return sizes;
    }

    /** Groups of two images and more. */
    public int count() {
        return sizes().size();
    }

    /** Images of the largest group; 0 if there is none. */
    public int largest() {
        return sizes().values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
