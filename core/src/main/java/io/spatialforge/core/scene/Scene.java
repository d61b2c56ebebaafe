package io.spatialforge.core.scene;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is in one image, as far as is known.
 *
 * @param image the photograph
 * @param regions its things; the region at place {@code n} has the id {@code r<n>}
 * @param exhaustive those labels of its regions whose every instance in the image is a region; a label that is not
 *     listed may have instances nobody annotated
 * @param absent labels known to have no instance in the image; where the vocabulary is large, a sample of them
 * @param depth what the regions' depth values mean; null where there is no depth
 * @param relationships what was said of two regions, in order
 * @param captions texts about the whole image
 */
public record Scene(
        Image image,
        List<Region> regions,
        Set<String> exhaustive,
        Set<String> absent,
        @Nullable DepthSource depth,
        List<Relationship> relationships,
        List<Caption> captions) {

    /**
     * @throws IllegalArgumentException if a region's id is not its place, or a relationship names no region
     */
    public Scene {
        regions = List.copyOf(regions);
        exhaustive = java.util.Collections.unmodifiableSet(new TreeSet<>(exhaustive));
        absent = java.util.Collections.unmodifiableSet(new TreeSet<>(absent));
        for (int i = 0; i < regions.size(); i++) {
            if (indexOf(regions.get(i).id()) != i) {
                throw new IllegalArgumentException("image %s: region at place %d has the id '%s'"
                        .formatted(image.id(), i, regions.get(i).id()));
            }
        }
        relationships = List.copyOf(new TreeSet<>(relationships));
        for (Relationship relationship : relationships) {
            if (isNoPlace(relationship.subject(), regions) || isNoPlace(relationship.object(), regions)) {
                throw new IllegalArgumentException("image " + image.id() + ": no regions of " + relationship);
            }
        }
        captions = List.copyOf(captions);
    }

    /** A scene without relationships and captions. */
    public Scene(
            Image image,
            List<Region> regions,
            Set<String> exhaustive,
            Set<String> absent,
            @Nullable DepthSource depth) {
        this(image, regions, exhaustive, absent, depth, List.of(), List.of());
    }

    /** Begins a scene of an image, to which regions are added one by one. */
    public static SceneBuilder of(Image image) {
        return new SceneBuilder(image);
    }

    private static boolean isNoPlace(String id, List<Region> regions) {
        int index = indexOf(id);
        return index < 0 || index >= regions.size();
    }

    /**
     * @throws IllegalArgumentException if the scene has no such region
     */
    public Region region(String id) {
        int index = indexOf(id);
        if (index < 0 || index >= regions.size()) {
            throw new IllegalArgumentException("image " + image.id() + " has no region '" + id + "'");
        }
        return regions.get(index);
    }

    /** Whether the scene has a region of that id. */
    public boolean hasRegion(String id) {
        int index = indexOf(id);
        return index >= 0 && index < regions.size();
    }

    /** Whether every instance of the label is known to be a region, because they are all annotated or there is none. */
    public boolean knowsAll(String label) {
        return exhaustive.contains(label) || absent.contains(label);
    }

    /** The same with other regions, and with the source of their depth; null where they have none. */
    public Scene withRegions(List<Region> newRegions, @Nullable DepthSource newDepth) {
        return new Scene(image, newRegions, exhaustive, absent, newDepth, relationships, captions);
    }

    /** The same with these relationships alone. */
    public Scene withRelationships(List<Relationship> newRelationships) {
        return new Scene(image, regions, exhaustive, absent, depth, newRelationships, captions);
    }

    /** The same with these captions alone. */
    public Scene withCaptions(List<Caption> newCaptions) {
        return new Scene(image, regions, exhaustive, absent, depth, relationships, newCaptions);
    }

    /** The scene flipped left to right: boxes, masks, keypoints and facing; ids stay with their regions, texts are left out. */
    public Scene mirrored() {
        return new Scene(
                image,
                regions.stream().map(r -> r.mirrored(image.width())).toList(),
                exhaustive,
                absent,
                depth,
                relationships,
                List.of());
    }

    /** The place a region id names, or -1 if it is not {@code r} followed by a plain number. */
    private static int indexOf(String id) {
        int length = id.length();
        if (length < 2 || length > 8 || id.charAt(0) != 'r' || (id.charAt(1) == '0' && length > 2)) {
            return -1;
        }
        int index = 0;
        for (int i = 1; i < length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = 10 * index + digit;
        }
        return index;
    }
}
