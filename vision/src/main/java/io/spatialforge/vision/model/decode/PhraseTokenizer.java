package io.spatialforge.vision.model.decode;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.spatialforge.vision.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words as the numbers that the text half of a model takes, by the model's own {@code tokenizer.json}. Safe for several
 * threads.
 *
 * <p>Phrases are read one by one and joined as numbers, so that which numbers belong to which phrase is known without
 * counting letters. A phrase in which something is unknown, or that spells one of the tokenizer's own signs such as
 * {@code [SEP]}, is refused: the rest of it would name another thing.
 */
final class PhraseTokenizer implements AutoCloseable {

    static {
        // The library asks a cloud's metadata service who we are and fetches builds for GPUs, unless told not to.
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("RUST_FLAVOR", "cpu");
    }

    private final HuggingFaceTokenizer tokenizer;
    private final Set<Long> special;
    private final long first;
    private final long last;
    private final @Nullable String unknown;

    private PhraseTokenizer(
            HuggingFaceTokenizer tokenizer, Set<Long> special, long first, long last, @Nullable String unknown) {
        this.tokenizer = tokenizer;
        this.special = special;
        this.first = first;
        this.last = last;
        this.unknown = unknown;
    }

    /**
     * @param file a {@code tokenizer.json}
     * @throws ModelException if it can't be read or does not put one number before a text and one after it
     */
    static PhraseTokenizer open(String model, Path file) {
        String where = "model '" + model + "': the tokenizer " + file.getFileName();
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
            Set<Long> special = new HashSet<>();
            for (JsonNode token : json.path("added_tokens")) {
                if (token.path("special").asBoolean(false)) {
                    special.add(token.path("id").asLong());
                }
            }
            // Lengths and padding are the decoder's; a tokenizer.json may carry those of its training.
            HuggingFaceTokenizer tokenizer =
                    HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false"));
            long[] around = tokenizer.encode("", true, false).getIds();
            if (around.length != 2) {
                tokenizer.close();
                throw new ModelException(
                        where + " is to put one token before a text and one after it; around no text it" + " puts "
                                + around.length);
            }
            String unknown = json.path("model").path("unk_token").asString(null);
            return new PhraseTokenizer(tokenizer, special, around[0], around[1], unknown);
        } catch (IOException | JacksonException e) {
            throw new ModelException(where + " can't be read: " + e.getMessage(), e);
        } catch (ModelException e) {
            throw e;
        } catch (RuntimeException e) { // as its native code reports a file it does not understand
            throw new ModelException(where + " is no tokenizer.json that this library reads: " + e.getMessage(), e);
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** The token before a text. */
    long first() {
        return first;
    }

    /** The token after a text. */
    long last() {
        return last;
    }

    /**
     * The tokens of a phrase alone; none if it is blank, has something that the tokenizer does not know, or spells one of
     * the tokenizer's own signs.
     */
    long[] tokens(String phrase) {
        Encoding encoding = tokenizer.encode(phrase, false, false);
        long[] ids = encoding.getIds();
        String[] tokens = encoding.getTokens();
        for (int i = 0; i < ids.length; i++) {
            if (special.contains(ids[i]) || tokens[i].equals(unknown)) {
                return new long[0];
            }
        }
        return ids;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
