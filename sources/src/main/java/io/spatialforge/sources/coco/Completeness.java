package io.spatialforge.sources.coco;

import io.spatialforge.sources.AbsentLabels;
import io.spatialforge.sources.Vocabulary;
import io.spatialforge.sources.coco.CocoRows.ImageRow;
import io.spatialforge.sources.coco.CocoRows.RegionRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Of which labels an image has every instance annotated, and of which it has none.
 *
 * <p>A file of COCO or Objects365 was looked through for all of its categories. LVIS lists for each image what it was
 * looked through for: a category with annotations is complete unless the image says it is not, those found absent are
 * listed, and of all others nothing is known. A label that several categories bear is complete if each of them is.
 */
final class Completeness {

    private final CocoConfig config;
    private final List<CocoTables> tables;
    private final boolean[] exhaustive;
    private final boolean any;
    private final @Nullable AbsentLabels listedAbsent;
    private final Map<String, Set<String>> categoriesOf = new HashMap<>();
    private final Map<Set<Integer>, Known> known = new ConcurrentHashMap<>();

    /** The labels that images listed by the same files are exhaustive for. */
    private record Known(Set<String> labels, AbsentLabels absent) {}

    /**
     * @param exhaustive labels of regions
     * @param absent some of those without any
     */
    record Answer(Set<String> exhaustive, List<String> absent) {
        static final Answer NOTHING = new Answer(Set.of(), List.of());
    }

    Completeness(CocoConfig config, List<CocoTables> tables) {
        this.config = config;
        this.tables = tables;
        exhaustive = new boolean[tables.size()];
        boolean wholeCoco = tables.stream().anyMatch(t -> isWholeCoco(t.categories()));
        boolean some = false;
        for (int i = 0; i < exhaustive.length; i++) {
            Map<String, String> categories = tables.get(i).categories();
            exhaustive[i] = switch (config.exhaustive()) {
                case YES -> true;
                case NO -> false;
                case AUTO ->
                    switch (config.corpus()) {
                        case COCO -> wholeCoco && isOfCoco(categories);
                        case OBJECTS365, LVIS -> true;
                    };
            };
            some |= exhaustive[i];
        }
        any = some;
        listedAbsent = config.corpus() == CocoCorpus.LVIS && any ? listedAbsent() : null;
    }

    private AbsentLabels listedAbsent() {
        Set<String> labels = new TreeSet<>();
        for (CocoTables table : tables) {
            table.categories().forEach((id, label) -> {
                labels.add(label);
                categoriesOf.computeIfAbsent(label, l -> new HashSet<>()).add(id);
            });
        }
        return new AbsentLabels(labels, config.absentSample(), config.seed());
    }

    /** Whether a file lists COCO's 80 classes, whatever their ids. */
    private static boolean isWholeCoco(Map<String, String> categories) {
        return new TreeSet<>(categories.values()).equals(Vocabulary.coco80().labels());
    }

    /** Whether a file lists COCO's classes or, beside a file that does, some of them: its keypoints have people only. */
    private static boolean isOfCoco(Map<String, String> categories) {
        return isWholeCoco(categories) || Vocabulary.coco80().holdsAll(categories);
    }

    /** Whether any label of any image may be complete. */
    boolean any() {
        return any;
    }

    /** Whether what the file lists is all there is; else a region of it shows that its label is not complete. */
    boolean exhaustive(int file) {
        return exhaustive[file];
    }

    /**
     * What is known of one image.
     *
     * @param listedBy the files that list it
     * @param labels of its regions
     * @param spoiled labels of which not every instance is a plain region
     * @param seen labels of all its annotations, kept or dropped
     */
    Answer of(
            String imageId,
            Set<Integer> listedBy,
            List<ImageRow> images,
            List<RegionRow> regions,
            Set<String> labels,
            Set<String> spoiled,
            Set<String> seen) {
        if (!any) {
            return Answer.NOTHING;
        }
        if (listedAbsent != null) {
            return asListed(imageId, listedAbsent, images, regions, labels, spoiled, seen);
        }
        Known all = known.computeIfAbsent(Set.copyOf(listedBy), this::known);
        if (all.labels().isEmpty()) {
            return Answer.NOTHING;
        }
        Set<String> complete = new TreeSet<>(labels);
        complete.retainAll(all.labels());
        complete.removeAll(spoiled);
        return new Answer(complete, all.absent().draw(imageId, seen));
    }

    private Answer asListed(
            String imageId,
            AbsentLabels sample,
            List<ImageRow> images,
            List<RegionRow> regions,
            Set<String> labels,
            Set<String> spoiled,
            Set<String> seen) {
        Set<String> none = new HashSet<>();
        Set<String> notExhaustive = new HashSet<>();
        for (ImageRow image : images) {
            none.addAll(image.negative());
            notExhaustive.addAll(image.notExhaustive());
        }
        none.removeAll(notExhaustive);
        Set<String> known = new HashSet<>(none);
        for (RegionRow region : regions) {
            if (region.category() != null && !notExhaustive.contains(region.category())) {
                known.add(region.category());
            }
        }
        Set<String> complete = new TreeSet<>();
        for (String label : labels) {
            if (!spoiled.contains(label) && known.containsAll(categories(label))) {
                complete.add(label);
            }
        }
        Set<String> absent = new HashSet<>();
        for (String category : none) {
            for (CocoTables table : tables) {
                String label = table.categories().get(category);
                if (label != null && none.containsAll(categories(label))) {
                    absent.add(label);
                }
            }
        }
        return new Answer(complete, sample.draw(imageId, seen, absent));
    }

    private Collection<String> categories(String label) {
        return categoriesOf.getOrDefault(label, Set.of());
    }

    private Known known(Set<Integer> files) {
        Set<String> labels = new HashSet<>();
        for (int file : files) {
            if (exhaustive[file]) {
                labels.addAll(tables.get(file).categories().values());
            }
        }
        return new Known(labels, new AbsentLabels(labels, config.absentSample(), config.seed()));
    }
}
