package io.spatialforge.vision.model.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Tokenizers of the two kinds that phrase detectors come with, of a few words each. */
final class TinyTokenizers {

    /** Numbers of BERT's signs here. */
    static final long UNKNOWN = 1;

    static final long CLS = 2;
    static final long SEP = 3;
    static final long STOP = 4;

    private TinyTokenizers() {}

    /** BERT's: word pieces, lower case, punctuation apart; the words are numbered from 10 in their order. */
    static Path wordPieces(Path folder, List<String> words) throws IOException {
        Map<String, Long> vocabulary = new LinkedHashMap<>();
        vocabulary.put("[PAD]", 0L);
        vocabulary.put("[UNK]", UNKNOWN);
        vocabulary.put("[CLS]", CLS);
        vocabulary.put("[SEP]", SEP);
        vocabulary.put(".", STOP);
        vocabulary.put("?", 5L);
        vocabulary.put("'", 6L);
        long next = 10;
        for (String word : words) {
            vocabulary.put(word, next++);
        }
        // Truncation and padding as left from training, which are not to take effect.
        return write(folder, """
                {"version": "1.0",
                 "truncation": {"direction": "Right", "max_length": 4, "strategy": "LongestFirst", "stride": 0},
                 "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": null, "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"},
                 "added_tokens": [%s],
                 "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true},
                 "pre_tokenizer": {"type": "BertPreTokenizer"},
                 "post_processor": %s,
                 "decoder": null,
                 "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": %s}}
                """.formatted(
                signs(Map.of("[PAD]", 0L, "[UNK]", UNKNOWN, "[CLS]", CLS, "[SEP]", SEP)), around(), json(vocabulary)));
    }

    /** CLIP's: pairs of letters merged to whole words; the signs at the ends have the highest numbers, "!" is 0. */
    static Path letterPairs(Path folder, List<String> words) throws IOException {
        Map<String, Long> vocabulary = new LinkedHashMap<>();
        vocabulary.put("!", 0L);
        for (char letter = 'a'; letter <= 'z'; letter++) {
            vocabulary.put(String.valueOf(letter), (long) vocabulary.size());
            vocabulary.put(letter + "</w>", (long) vocabulary.size());
        }
        Set<String> merges = new LinkedHashSet<>();
        for (String word : words) {
            String merged = word.substring(0, 1);
            for (int i = 1; i < word.length(); i++) {
                String next = word.charAt(i) + (i == word.length() - 1 ? "</w>" : "");
                merges.add(merged + " " + next);
                merged += next;
                vocabulary.putIfAbsent(merged, (long) vocabulary.size());
            }
        }
        long start = vocabulary.size();
        vocabulary.put("<|startoftext|>", start);
        vocabulary.put("<|endoftext|>", start + 1);
        StringJoiner pairs = new StringJoiner(", ", "[", "]");
        merges.forEach(merge -> pairs.add("\"" + merge + "\""));
        return write(folder, """
                {"version": "1.0", "truncation": null, "padding": null,
                 "added_tokens": [%s],
                 "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "}, {"type": "Lowercase"}]},
                 "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                   {"type": "Split", "pattern": {"Regex": "[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"}, "behavior": "Removed", "invert": true},
                   {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true}]},
                 "post_processor": {"type": "RobertaProcessing", "cls": ["<|startoftext|>", %d], "sep": ["<|endoftext|>", %d], "trim_offsets": false, "add_prefix_space": false},
                 "decoder": null,
                 "model": {"type": "BPE", "dropout": null, "unk_token": "<|endoftext|>", "continuing_subword_prefix": "", "end_of_word_suffix": "</w>", "fuse_unk": false, "vocab": %s, "merges": %s}}
                """.formatted(
                        signs(Map.of("<|startoftext|>", start, "<|endoftext|>", start + 1)),
                        start,
                        start + 1,
                        json(vocabulary),
                        pairs));
    }

    private static String around() {
        return """
            {"type": "TemplateProcessing",
             "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
             "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
             "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [%d], "tokens": ["[CLS]"]}, "[SEP]": {"id": "[SEP]", "ids": [%d], "tokens": ["[SEP]"]}}}
                            """.formatted(CLS, SEP);
    }

    private static Path write(Path folder, String json) throws IOException {
        return Files.writeString(folder.resolve("tokenizer.json"), json);
    }

    private static String signs(Map<String, Long> signs) {
        StringJoiner all = new StringJoiner(", ");
        signs.forEach((sign, id) -> all.add(
                "{\"id\": %d, \"content\": \"%s\", \"single_word\": false, \"lstrip\": false, \"rstrip\": false, \"normalized\": false, \"special\": true}"
                        .formatted(id, sign)));
        return all.toString();
    }

    private static String json(Map<String, Long> vocabulary) {
        StringJoiner all = new StringJoiner(", ", "{", "}");
        vocabulary.forEach((token, id) -> all.add("\"" + token + "\": " + id));
        return all.toString();
    }
}
