package io.spatialforge.vision.model.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Phrases joined to one text, "a . b .", and which of its tokens belong to which phrase. The model lets the words between
 * two full stops look at each other only, so the same word in two phrases is two tokens with two scores.
 *
 * @param phrases that are asked for
 * @param tokens of the whole text, the signs at its ends included
 * @param owner for each token its phrase's place in the list, or -1 for signs and full stops
 */
@SuppressWarnings("ArrayRecordComponent") // a few tokens that go straight into a tensor
record GroundingPrompt(List<String> phrases, long[] tokens, int[] owner) {

    private static final int NONE = -1;

    /**
     * The phrases in as few texts as hold them, in their order.
     *
     * @param phrases that the tokenizer knows
     * @param longest most tokens of a text, signs included
     * @param together most phrases of a text
     */
    static List<GroundingPrompt> of(List<String> phrases, PhraseTokenizer tokenizer, int longest, int together) {
        List<GroundingPrompt> prompts = new ArrayList<>();
        Text text = new Text(tokenizer, longest);
        for (String phrase : phrases) {
            long[] words = words(phrase, tokenizer);
            if (!text.phrases.isEmpty() && (text.phrases.size() == together || !text.holds(words))) {
                prompts.add(text.prompt());
                text = new Text(tokenizer, longest);
            }
            text.add(phrase, words);
        }
        if (!text.phrases.isEmpty()) {
            prompts.add(text.prompt());
        }
        return prompts;
    }

    /** Whether the tokenizer knows the phrase and one text of that length holds it. */
    static boolean reads(String phrase, PhraseTokenizer tokenizer, int longest) {
        long[] words = words(phrase, tokenizer);
        return words.length > 0 && new Text(tokenizer, longest).holds(words);
    }

    /** The tokens of a phrase without those that end one: within it they would make two of it. */
    private static long[] words(String phrase, PhraseTokenizer tokenizer) {
        return tokenizer.tokens(phrase.replaceAll("[.?]", " "));
    }

    private static final class Text {

        private final List<String> phrases = new ArrayList<>();
        private final long[] tokens;
        private final int[] owner;
        private final long[] stop;
        private final long last;
        private int n;

        Text(PhraseTokenizer tokenizer, int longest) {
            tokens = new long[longest];
            owner = new int[longest];
            Arrays.fill(owner, NONE);
            stop = tokenizer.tokens(".");
            last = tokenizer.last();
            tokens[n++] = tokenizer.first();
        }

        boolean holds(long[] words) {
            return n + words.length + stop.length + 1 <= tokens.length;
        }

        void add(String phrase, long[] words) {
            for (long word : words) {
                owner[n] = phrases.size();
                tokens[n++] = word;
            }
            for (long token : stop) {
                tokens[n++] = token;
            }
            phrases.add(phrase);
        }

        GroundingPrompt prompt() {
            tokens[n++] = last;
            return new GroundingPrompt(List.copyOf(phrases), Arrays.copyOf(tokens, n), Arrays.copyOf(owner, n));
        }
    }
}
