package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads claims out of the text by which {@code dropped/} names them, which is that of a record:
 * {@code LeftOf[left=r10, right=r11]}. A label may hold what looks like the end of a record; a claim that would not be
 * written as it was read is none.
 */
final class ClaimText {

    private static final String NEXT = ", ";

    private final String text;
    private int at;

    private ClaimText(String text) {
        this.text = text;
    }

    /**
     * A claim that a text begins with.
     *
     * @param rest what follows
     */
    record Found(Claim claim, String rest) {}

    /** The claim that a text begins with. */
    static Optional<Found> first(String text) {
        if (text.indexOf('[') < 0) {
            return Optional.empty();
        }
        ClaimText reader = new ClaimText(text);
        try {
            Claim claim = (Claim) reader.record(Claim.class);
            return text.startsWith(claim.toString())
                    ? Optional.of(new Found(claim, text.substring(reader.at)))
                    : Optional.empty();
        } catch (IllegalArgumentException | ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** A record of one of a sealed type's kinds. */
    private Object record(Class<?> sealed) throws ReflectiveOperationException {
        String name = until("[");
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            if (kind.getSimpleName().equals(name)) {
                return fields(kind);
            }
        }
        throw new IllegalArgumentException(name);
    }

    private Object fields(Class<?> kind) throws ReflectiveOperationException {
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            skip(components[i].getName() + "=");
            String end = i + 1 < components.length ? NEXT + components[i + 1].getName() + "=" : "]";
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), end);
            skip(i + 1 < components.length ? NEXT : "]");
        }
        Constructor<?> constructor = kind.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    /**
     * @param end what follows it
     */
    private @Nullable Object value(Type type, String end) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isInterface()) {
            if (plain == Condition.class && text.startsWith("null" + end, at)) {
                at += "null".length();
                return null;
            }
            return record(plain);
        }
        int stop = text.indexOf(end, at);
        if (stop < 0) {
            throw new IllegalArgumentException(end);
        }
        String word = text.substring(at, stop);
        at = stop;
        if (plain == int.class) {
            return Integer.valueOf(word);
        }
        return plain.isEnum() ? constant(plain, word) : word;
    }

    private static Object constant(Class<?> type, String word) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(word);
    }

    private List<Object> list(Type of) throws ReflectiveOperationException {
        List<Object> values = new ArrayList<>();
        skip("[");
        while (!text.startsWith("]", at)) {
            if (!values.isEmpty()) {
                skip(NEXT);
            }
            if (of instanceof Class<?> plain && plain.isInterface()) {
                values.add(record(plain));
            } else {
                int start = at;
                while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ']') {
                    at++;
                }
                values.add(text.substring(start, at));
            }
        }
        skip("]");
        return values;
    }

    private String until(String end) {
        int stop = text.indexOf(end, at);
        if (stop < 0) {
            throw new IllegalArgumentException(end);
        }
        String before = text.substring(at, stop);
        at = stop + end.length();
        return before;
    }

    private void skip(String expected) {
        if (!text.startsWith(expected, at)) {
            throw new IllegalArgumentException(expected);
        }
        at += expected.length();
    }
}
