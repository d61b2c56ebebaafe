package io.spatialforge.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** Objects between driver and executors, whichever serializer Spark is set to: other ones know no records. */
final class Wire {

    private Wire() {}

    static byte[] write(Serializable object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException("can't be sent: " + object.getClass().getName(), e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IllegalStateException if the other side runs another version of SpatialForge
     */
    static <T> T read(byte[] bytes, Class<T> type) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        } catch (ClassNotFoundException | IOException e) {
            throw new IllegalStateException("what was sent can't be read: " + e, e);
        }
    }
}
