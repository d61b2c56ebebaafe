package io.spatialforge.export;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Writes conversations as records of a dialect, and checks each record as it stands before it lets it go. For one thread.
 */
@API(status = API.Status.INTERNAL)
public final class RecordWriter {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .rootValueSeparator("")
            .build();

    private final Dialect dialect;
    private final Teller teller;
    private final Faults faults = new Faults();
    private final RecordCheck check;
    private final Bytes bytes = new Bytes();
    // Setting up a generator for each record costs as much as writing it.
    private JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);

    /**
     * @param upright whether the export brings its photographs along, upright
     */
    public RecordWriter(Dialect dialect, boolean upright) {
        this.dialect = dialect;
        this.teller = new Teller(dialect, upright);
        this.check = new RecordCheck(dialect, faults);
    }

    /**
     * Why a pair can't be written, as far as can be told without writing it.
     *
     * @return null if nothing speaks against it
     */
    public @Nullable Refusal refusal(QaPair pair) {
        return teller.refusal(pair);
    }

    /**
     * The pairs against which nothing speaks, in their order.
     *
     * @param refused hears of the others
     */
    public List<QaPair> writable(List<QaPair> pairs, BiConsumer<QaPair, Refusal> refused) {
        List<QaPair> writable = new ArrayList<>(pairs.size());
        for (QaPair pair : pairs) {
            Refusal refusal = refusal(pair);
            if (refusal == null) {
                writable.add(pair);
            } else {
                refused.accept(pair, refusal);
            }
        }
        return writable;
    }

    /**
     * Writes a conversation whose pairs were not refused. Where it would not validate, for what its texts hold, each of its
     * pairs is tried by itself, and those that are in order are written so.
     *
     * @param refused hears of each pair that is not written
     */
    public void write(Conversation conversation, Sink sink, BiConsumer<QaPair, Refusal> refused) {
        Refusal refusal = attempt(conversation, sink);
        if (refusal == null) {
            return;
        }
        if (conversation.pairs().size() > 1) {
            for (QaPair pair : conversation.pairs()) {
                write(Conversation.of(pair), sink, refused);
            }
            return;
        }
        refused.accept(conversation.pairs().getFirst(), refusal);
    }

    /**
     * Writes a conversation whose pairs were not refused, all of it or nothing.
     *
     * @return why it would not validate; null if it was written
     */
    public @Nullable Refusal attempt(Conversation conversation, Sink sink) {
        Fault fault = encode(teller.tell(conversation));
        if (fault != null) {
            return unreadable(fault);
        }
        sink.accept(conversation, bytes.buffer(), bytes.size());
        return null;
    }

    /**
     * Tells a pair that was not refused, for targets that keep its texts in a layout of their own. What is told was written
     * as a record and is valid as such.
     *
     * @param refused hears of the pair if it would not validate
     * @return null if it was refused
     */
    public @Nullable Told tell(QaPair pair, BiConsumer<QaPair, Refusal> refused) {
        Told told = teller.tell(Conversation.of(pair));
        Fault fault = encode(told);
        if (fault != null) {
            refused.accept(pair, unreadable(fault));
            return null;
        }
        return told;
    }

    /**
     * The options of a pair that was told, as its question shows them.
     *
     * @return null if it has none
     */
    public @Nullable List<String> choices(QaPair pair) {
        return teller.choices(pair);
    }

    private static Refusal unreadable(Fault fault) {
        return new Refusal(
                Reason.UNREADABLE,
                fault.field() + " can't be written: expected " + fault.expected() + ", got " + fault.got());
    }

    private @Nullable Fault encode(Told told) {
        bytes.reset();
        boolean written = false;
        try {
            dialect.write(told, json);
            json.flush();
            written = true;
        } finally {
            if (!written) {
                json = JSON.createGenerator(ObjectWriteContext.empty(), bytes);
            }
        }
        faults.clear();
        check.check(bytes.buffer(), 0, bytes.size());
        return faults.isEmpty() ? null : faults.found().getFirst();
    }

    /** Takes records. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param buffer holds the record from its start on; used again for the next
         * @param length of the record in bytes, without a line end
         */
        void accept(Conversation conversation, byte[] buffer, int length);
    }

    /** Lets its buffer be read in place. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(4096);
        }

        byte[] buffer() {
            return buf;
        }
    }
}
