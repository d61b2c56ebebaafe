package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a page asks for, after its question mark: all state of a page is there, so that an address can be kept
 * and sent, and the browser's way back works.
 */
public final class Query {

    private static final int LONGEST = 1000;

    private final List<String> names;
    private final Map<String, String> values;

    private Query(List<String> names, Map<String, String> values) {
        this.names = names;
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * What a request asks for.
     *
     * @param names those that the page knows, in the order in which its addresses have them; others are left out
     * @throws PageFault if a value is too long, or given twice
     */
    public static Query of(Context request, List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            List<String> given = request.queryParams(name);
            if (given.size() > 1) {
                throw PageFault.wrong(
                        "The address says two things",
                        "Expected '%s' once, got it %d times.".formatted(name, given.size()));
            }
            String value = given.isEmpty() ? "" : given.getFirst().strip();
            if (value.length() > LONGEST) {
                throw PageFault.wrong(
                        "The address is too long",
                        "Expected at most %d letters of '%s', got %d.".formatted(LONGEST, name, value.length()));
            }
            if (!value.isEmpty()) {
                values.put(name, value);
            }
        }
        return new Query(names, values);
    }

    /** Null where it is not asked for. */
    public @Nullable String value(String name) {
        return values.get(name);
    }

    /** All that is asked for. */
    public Map<String, String> values() {
        return values;
    }

    /**
     * A number that is not negative.
     *
     * @param without what it is where it is not asked for
     * @throws PageFault if it is none
     */
    public long number(String name, long without) {
        String value = values.get(name);
        if (value == null) {
            return without;
        }
        if (!value.matches("[0-9]{1,15}")) {
            throw PageFault.wrong(
                    "The address asks for no number", "Expected a number as '%s', got '%s'.".formatted(name, value));
        }
        return Long.parseLong(value);
    }

    /** The same with another value; with null, without one. What counts places in a list is left out if anything else changes. */
    public Query with(String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (String each : names) {
            boolean stays = name.equals(Lists.FROM) || !each.equals(Lists.FROM);
            String other = each.equals(name) ? value : stays ? values.get(each) : null;
            if (other != null) {
                changed.put(each, other);
            }
        }
        return new Query(names, changed);
    }

    /** The address of a page that is asked the same. */
    public String at(String path) {
        StringBuilder address = new StringBuilder(path);
        char between = '?';
        for (Map.Entry<String, String> entry : values.entrySet()) {
            address.append(between)
                    .append(entry.getKey())
                    .append('=')
                    .append(URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8));
            between = '&';
        }
        return address.toString();
    }
}
