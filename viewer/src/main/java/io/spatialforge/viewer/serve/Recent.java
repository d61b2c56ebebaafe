package io.spatialforge.viewer.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was asked for last, so that it need not be read again. Safe for several threads. */
final class Recent<T> {

    private final Map<String, T> kept;

    /**
     * @param most how many are kept
     */
    Recent(int most) {
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable T find(String key) {
        return kept.get(key);
    }

    synchronized void keep(String key, T value) {
        kept.put(key, value);
    }
}
