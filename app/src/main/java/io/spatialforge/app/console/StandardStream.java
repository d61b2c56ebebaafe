package io.spatialforge.app.console;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/**
 * A stream of this process that texts are written to: as UTF-8 into files and pipes, whatever the locale, in the terminal's own
 * encoding on a terminal. It remembers why it could not be written to, which writers of texts swallow.
 */
public final class StandardStream extends FilterOutputStream {

    /** What systems say where nobody reads any more, as where {@code head} has seen enough. */
    private static final String NOBODY_READS = "Broken pipe";

    private final PrintWriter writer;
    private volatile @Nullable IOException failure;

    StandardStream(OutputStream out, Charset charset) {
        super(out);
        writer = new PrintWriter(new BufferedWriter(new OutputStreamWriter(this, charset)), true);
    }

    /** That of this process. */
    public static StandardStream of(Terminal.Stream stream) {
        FileDescriptor descriptor = switch (stream) {
            case OUT -> FileDescriptor.out;
            case ERR -> FileDescriptor.err;
        };
        String told = System.getProperty(stream == Terminal.Stream.OUT ? "stdout.encoding" : "stderr.encoding", "");
        boolean shown = Terminal.here().shows(stream);
        return new StandardStream(new FileOutputStream(descriptor), shown ? charset(told) : StandardCharsets.UTF_8);
    }

    /** The C locale tells of ASCII, where terminals have long shown more. */
    static Charset charset(String told) {
        try {
            Charset charset = told.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(told);
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    public PrintWriter writer() {
        return writer;
    }

    /** Why something could not be written that somebody may have waited for; null where all was, or nobody reads any more. */
    public @Nullable String lost() {
        writer.flush();
        IOException first = failure;
        String why = first == null ? null : String.valueOf(first.getMessage());
        return why == null || why.contains(NOBODY_READS) ? null : why;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }
}
