package io.spatialforge.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What jars of users add to what the project brings, such as rules: found on the class path by {@link ServiceLoader}, in the
 * order of their names, whatever the order of the jars.
 */
public final class Additions {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final Pattern VERSIONED = Pattern.compile(NAME + "@[0-9]+");

    private Additions() {}

    /**
     * Those that are known by a name and a version, as in {@code my-rule@1}.
     *
     * @param what they are called in messages, as in {@code rule}
     * @param taken ids of what the project brings
     * @throws AdditionException if one can't be made, is not called so, or has a name that is taken
     */
    public static <T> List<T> versioned(Class<T> type, String what, Function<T, String> id, Collection<String> taken) {
        return found(type, what, id, taken, VERSIONED, "a name and a version as in my-" + what + "@1");
    }

    /**
     * Those that are known by a name alone, as in {@code my-dialect}.
     *
     * @param what they are called in messages, as in {@code dialect}
     * @param taken names of what the project brings
     * @throws AdditionException if one can't be made, is not called so, or has a name that is taken
     */
    public static <T> List<T> named(Class<T> type, String what, Function<T, String> name, Collection<String> taken) {
        return found(type, what, name, taken, NAME, "a name as in my-" + what);
    }

    /** The name of an id: what stands before its version. */
    public static String name(String id) {
        int at = id.indexOf('@');
        return at < 0 ? id : id.substring(0, at);
    }

    private static <T> List<T> found(
            Class<T> type,
            String what,
            Function<T, String> id,
            Collection<String> taken,
            Pattern pattern,
            String expected) {
        List<T> found = new ArrayList<>();
        try {
            ServiceLoader.load(type).forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new AdditionException(
                    "a %s of a jar on the class path can't be used: %s; mend the jar or leave it out"
                            .formatted(what, e.getMessage()),
                    e);
        }
        Set<String> names = new TreeSet<>();
        for (String each : taken) {
            names.add(name(each));
        }
        for (T each : found) {
            String called = id.apply(each);
            if (!pattern.matcher(called).matches()) {
                throw new AdditionException("%s %s: expected %s, got '%s'"
                        .formatted(what, each.getClass().getName(), expected, called));
            }
            if (!names.add(name(called))) {
                throw new AdditionException("%s %s: there is another %s '%s'; expected another name"
                        .formatted(what, each.getClass().getName(), what, name(called)));
            }
        }
        found.sort(Comparator.comparing(id));
        return List.copyOf(found);
    }
}
