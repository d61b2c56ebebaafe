package io.spatialforge.export;

/**
 * One thing that is wrong with a file.
 *
 * @param file its name
 * @param line from 1; 0 where the fault is of the file as a whole
 * @param field as in {@code conversations[1].value}; empty where it is the line as a whole
 * @param expected what should be there
 * @param got what is there
 */
public record Fault(String file, long line, String field, String expected, String got) {

    /** {@code train.jsonl:17: conversations[1].value: expected …, got …}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + ": ") + "expected "
                + expected + ", got " + got;
    }
}
