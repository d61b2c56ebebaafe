package io.spatialforge.sources.coco;

import static io.spatialforge.sources.coco.CocoTokens.described;

import io.spatialforge.core.label.Labels;
import io.spatialforge.sources.SourceException;
import io.spatialforge.sources.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The categories of one file.
 *
 * <p>Where the corpus has a vocabulary, a name outside of it is an error and no drop: what is exhaustive and what is
 * absent rests on the vocabulary, so a file with other categories is no file of this corpus, or not read rightly.
 */
final class CategoryReader {

    /** No noun is longer, and a reader of the lines has limits of its own. */
    private static final int LONGEST_LABEL = 1000;

    private static final int NAMED = 5;

    private final CocoCorpus corpus;
    private final Path file;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private final CocoId id = new CocoId();

    CategoryReader(CocoCorpus corpus, Path file) {
        this.corpus = corpus;
        this.file = file;
    }

    void read(JsonParser p, int index) {
        String where = "categories[" + index + "]";
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw malformed(where, "an object", described(p.currentToken()));
        }
        id.clear();
        String name = null;
        while (p.nextToken() != JsonToken.END_OBJECT) {
            String field = p.currentName();
            JsonToken value = p.nextToken();
            switch (field) {
                case "id" -> id.take(p, value);
                case "name" -> name = CocoTokens.text(p, value);
                default -> p.skipChildren();
            }
        }
        if (!id.present()) {
            throw malformed(where + ".id", "a whole number or a text", "none");
        }
        if (name == null || name.isBlank()) {
            throw malformed(where + ".name", "a text", "none");
        }
        if (name.length() > LONGEST_LABEL) {
            throw malformed(where + ".name", "at most " + LONGEST_LABEL + " characters", name.length() + " characters");
        }
        String label = label(Labels.normal(name));
        String before = labels.put(id.toString(), label);
        if (before != null && !before.equals(label)) {
            throw malformed(where + ".id", "an id of its own", id + ", which is '" + before + "' already");
        }
    }

    private String label(String name) {
        Vocabulary vocabulary = corpus.vocabulary();
        @Nullable String label = vocabulary == null ? name : vocabulary.label(name);
        if (label == null) {
            strangers.add(name);
        }
        return label == null ? name : label;
    }

    /** Labels by category id, once all were read. */
    Map<String, String> labels() {
        if (labels.isEmpty()) {
            throw new SourceException(
                    file,
                    "'categories'",
                    "at least one category with id and name",
                    "none",
                    "without it boxes have no labels: take the category list from the corpus's makers. A file of"
                            + " captions is no list of boxes: captions come by 'imports' (docs/imports.md)");
        }
        if (!strangers.isEmpty()) {
            throw new SourceException(
                    file,
                    "'categories'",
                    "the categories of " + corpus.title(),
                    "%d others: %s%s"
                            .formatted(
                                    strangers.size(),
                                    String.join(
                                            ", ",
                                            strangers.subList(0, Math.min(NAMED, strangers.size())).stream()
                                                    .map(s -> "'" + s + "'")
                                                    .toList()),
                                    strangers.size() > NAMED ? ", …" : ""),
                    "read a file with categories of its own as kind coco, and say there with 'exhaustive' what is"
                            + " complete");
        }
        return Map.copyOf(labels);
    }

    private SourceException malformed(String place, String expected, String got) {
        return new SourceException(file, place, expected, got, "correct or remove the record");
    }
}
