package io.spatialforge.viewer.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that were counted lately: whoever turns pages asks for the same ones again and again. */
final class Remembered {

    private static final int MOST = 500;

    private final Map<List<Object>, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Answer> eldest) {
            return size() > MOST;
        }
    };

    /** What was counted when there were so many rows. */
    private record Answer(long rows, Object value) {}

    /** What counts. */
    @FunctionalInterface
    interface Count<T> {
        T count() throws IOException;
    }

    /**
     * @param key everything that the answer depends on but for the rows; only one type of answer is kept under it
     * @param rows how many there are, which only grow
     */
    @SuppressWarnings("unchecked")
    <T> T get(List<Object> key, long rows, Count<T> count) throws IOException {
        @Nullable Answer known;
        synchronized (answers) {
            known = answers.get(key);
        }
        if (known != null && known.rows() == rows) {
            return (T) known.value();
        }
        T value = count.count();
        synchronized (answers) {
            answers.put(key, new Answer(rows, value));
        }
        return value;
    }
}
