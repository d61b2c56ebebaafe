package io.spatialforge.app.docs;

import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param page it stands on
 * @param line of its fence, from 1
 * @param language the first word behind the fence, or empty
 * @param marks the other words, as {@code no-test=download}; a reader does not see them
 * @param lines of it
 */
public record Block(Page page, int line, String language, List<String> marks, List<String> lines) {

    /** What is said of a mark, as {@code download} of {@code no-test=download}. */
    public Optional<String> mark(String name) {
        String start = name + "=";
        return marks.stream()
                .filter(mark -> mark.startsWith(start))
                .map(mark -> mark.substring(start.length()))
                .findFirst();
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public String toString() {
        return page + ":" + line;
    }
}
