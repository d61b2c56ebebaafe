package io.spatialforge.export.target;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.export.Refusal;
import java.io.IOException;
import java.util.List;

/** Takes the rows of a shard. */
public interface Rows {

    /**
     * Adds a row.
     *
     * @param part its name: letters, digits, {@code -}, {@code _} and {@code /}, as in {@code train} or
     *     {@code grounding/train}
     * @param order rows of a part lie in the order of this number within a shard, then in that of their coming
     * @param buffer holds the row from its start on, JSON without a line end; may be used again after the call
     * @param length of the row in bytes
     * @param pairs what it holds, for the books
     */
    void add(String part, long order, byte[] buffer, int length, List<QaPair> pairs);

    /**
     * Puts a file beside the data files, whole or not at all. One that holds the same bytes already is left as it is.
     *
     * @param name relative to the export's folder, with forward slashes; no other shard writes it
     * @throws IOException if it can't be written
     */
    void file(String name, byte[] bytes) throws IOException;

    /** Leaves a pair out. */
    void refuse(QaPair pair, Refusal refusal);
}
