package io.spatialforge.sources.openimages;

import io.spatialforge.core.DataFile;
import io.spatialforge.core.label.Labels;
import io.spatialforge.core.scene.Attributes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words for OpenImages' attributes, and what they tell of each other. The corpus publishes only what holds; that an
 * attribute does not hold follows from another one of its family, and from nothing else.
 */
final class AttributeWords {

    private static final String RESOURCE = "attributes.tsv";

    private final Map<String, String> wordOfId = new HashMap<>();
    private final Map<String, String> wordOfName = new HashMap<>();
    private final Map<String, Set<String>> families = new HashMap<>();

    private AttributeWords() {}

    /**
     * @param files names of the attributes by id
     */
    static AttributeWords read(List<Path> files) throws IOException {
        AttributeWords words = new AttributeWords();
        words.load();
        for (Path file : files) {
            Classes.names(file).forEach((id, name) -> {
                String plain = plain(name);
                words.wordOfId.put(id, words.wordOfName.getOrDefault(plain, plain));
            });
        }
        return words;
    }

    /** Without what some names have before them: {@code (made of)textile}. */
    private static String plain(String name) {
        return Labels.normal(name.startsWith("(") ? name.substring(name.indexOf(')') + 1) : name);
    }

    /** The word of an attribute; null if nothing describes it. */
    @Nullable
    String word(String id) {
        return wordOfId.get(id);
    }

    /**
     * What is known of a region of which these words were said. Where one word of a family was said, its other words do
     * not hold; where several were, as of a wooden chair with a leather seat, nothing is known of the rest.
     */
    Attributes known(Collection<String> present) {
        Set<String> absent = new TreeSet<>();
        for (String word : present) {
            Set<String> others = new HashSet<>(families.getOrDefault(word, Set.of()));
            others.remove(word);
            if (present.stream().noneMatch(others::contains)) {
                absent.addAll(others);
            }
        }
        return Attributes.of(present, absent);
    }

    private void load() {
        Map<String, Set<String>> members = new HashMap<>();
        for (String[] cells : DataFile.rows(AttributeWords.class, RESOURCE, 3)) {
            wordOfName.put(cells[0], cells[1]);
            if (!cells[2].isEmpty()) {
                Set<String> family = members.computeIfAbsent(cells[2], f -> new TreeSet<>());
                family.add(cells[1]);
                families.put(cells[1], family);
            }
        }
    }
}
