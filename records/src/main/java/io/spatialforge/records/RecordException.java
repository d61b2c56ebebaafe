package io.spatialforge.records;

/**
 * A line that is not the record it should be, or a record that can't be written. It names the field; whoever knows the
 * file and the line adds them.
 */
public final class RecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String expected;
    private final String got;

    /**
     * @param field JSON pointer to the field, as in {@code /regions/3/box}; empty for the record itself
     * @param expected what should be there
     * @param got what is there
     */
    public RecordException(String field, String expected, String got) {
        super((field.isEmpty() ? "record" : "field " + field) + ": expected " + expected + ", got " + got);
        this.field = field;
        this.expected = expected;
        this.got = got;
    }

    /** JSON pointer to the field; empty for the record itself. */
    public String field() {
        return field;
    }

    /** What the field should have held. */
    public String expected() {
        return expected;
    }

    /** What stood there instead. */
    public String got() {
        return got;
    }
}
