package io.spatialforge.export.dataset;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** How the records of a data file stand one after another. */
public enum Framing {
    /** A JSON object a line. */
    LINES(".jsonl", "a JSON object a line") {
        @Override
        public OutputStream frame(OutputStream out) {
            return out;
        }
    },

    /** One JSON array; ours has a record a line. */
    ARRAY(".json", "one JSON array") {
        @Override
        public OutputStream frame(OutputStream out) {
            return new ArrayOfLines(out);
        }
    };

    private final String extension;
    private final String meaning;

    Framing(String extension, String meaning) {
        this.extension = extension;
        this.meaning = meaning;
    }

    /** How names of such files end: {@code .jsonl}. */
    public String extension() {
        return extension;
    }

    /** In words, for faults: {@code a JSON object a line}. */
    public String meaning() {
        return meaning;
    }

    /**
     * Takes records, each with a line feed after it, and writes the file; it is whole once the stream is closed.
     *
     * @param out is closed with it
     */
    public abstract OutputStream frame(OutputStream out);

    /** Puts lines into an array: brackets around them, commas between them. */
    private static final class ArrayOfLines extends FilterOutputStream {

        private static final byte[] START = "[\n".getBytes(StandardCharsets.UTF_8);
        private static final byte[] BETWEEN = ",\n".getBytes(StandardCharsets.UTF_8);
        private static final byte[] END = "\n]\n".getBytes(StandardCharsets.UTF_8);
        private static final byte[] NOTHING = {};

        /** What is to stand before the next byte of a record. */
        private byte[] due = START;

        private boolean closed;

        ArrayOfLines(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int end = offset + length;
            int from = offset;
            for (int at = offset; at < end; at++) {
                if (bytes[at] == '\n') {
                    record(bytes, from, at);
                    due = BETWEEN;
                    from = at + 1;
                }
            }
            record(bytes, from, end);
        }

        private void record(byte[] bytes, int from, int to) throws IOException {
            if (from < to) {
                out.write(due);
                due = NOTHING;
                out.write(bytes, from, to - from);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                if (due == START) {
                    out.write('[');
                }
                out.write(END);
                super.close();
            }
        }
    }
}
