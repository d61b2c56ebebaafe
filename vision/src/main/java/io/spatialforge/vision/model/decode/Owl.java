package io.spatialforge.vision.model.decode;

import ai.onnxruntime.OnnxTensor;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.ModelIdentity;
import io.spatialforge.vision.model.PhraseDetector;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import io.spatialforge.vision.model.graph.Answer;
import io.spatialforge.vision.model.graph.Graph;
import io.spatialforge.vision.model.graph.PictureGraph;
import io.spatialforge.vision.model.graph.Placement;
import io.spatialforge.vision.model.graph.Port;
import io.spatialforge.vision.model.graph.View;
import io.spatialforge.vision.pixels.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * OWL-ViT and OWLv2: each phrase is a row of {@code input_ids} and {@code attention_mask [phrases, tokens]}, each patch of
 * the picture a {@linkplain Queries query} with a logit for each phrase. A score is a logit's sigmoid and does not depend on
 * what else is asked.
 *
 * <p>OWLv2 is shown a square with grey at the bottom and the right (fit {@code letterbox}), OWL-ViT a stretched picture; the
 * boxes are shares of what was shown.
 *
 * <p>The tokenizer is CLIP's. The text half takes 16 tokens, the signs at its ends included; a longer phrase is not
 * shortened but refused. Rows are filled up with token 0, "!", as in training, where CLIP itself takes another.
 *
 * <p>Settings: {@code tokens} (16), {@code filler} (0), {@code prompt} (what is asked of the model, with {@code {}} in place
 * of the phrase; nothing but the phrase unless set, as "a photo of a" does not go before every label), {@code score},
 * {@code overlap} (0.5) and {@code most}. Further file: {@code tokenizer}, its {@code tokenizer.json}.
 *
 * <p>Tested on tiny graphs with these tensors, not on these models' weights.
 */
final class Owl implements PhraseDetector {

    static final Decoder DECODER = new Decoder("owl", Role.PHRASE_DETECTOR, Reading::of, Owl::new);

    private static final String IDS = "input_ids";
    private static final String ATTENTION = "attention_mask";
    private static final String PHRASE = "{}";

    private final ModelIdentity identity;
    private final Reading reading;
    private final PhraseTokenizer tokenizer;
    private final PictureGraph graph;

    private record Reading(int tokens, int filler, String prompt, Candidates.Limits limits) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(
                    fresh.whole("tokens", 16, 3, 512),
                    fresh.whole("filler", 0, 0, 1_000_000),
                    fresh.text("prompt", PHRASE),
                    Candidates.Limits.of(fresh, 0.5));
            if (!reading.prompt.contains(PHRASE)) {
                throw fresh.wrong("prompt", "a text with {} in place of the phrase");
            }
            fresh.rejectOthers();
            return reading;
        }
    }

    private Owl(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        this.graph = loaded.pictures(InputSpec.Sizes.ANY); // texts differ in length
        Graph tensors = graph.graph();
        Inputs.checkOnePicture(tensors);
        for (String input : List.of(IDS, ATTENTION)) {
            String expected = "int64 [?, " + reading.tokens + "]: the tokens of any number of phrases";
            Inputs.check(tensors, input, expected, Port.ANY, reading.tokens);
            if (tensors.input(input).shape().get(0) != Port.ANY) {
                throw tensors.differs("input", tensors.input(input), expected);
            }
        }
        Queries.check(tensors, Port.ANY, "a logit for each phrase");
        this.tokenizer = loaded.tokenizer();
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public boolean reads(String phrase) {
        return row(phrase).length > 0;
    }

    /** The tokens of a phrase with the signs at its ends; none if the model can't read it. */
    private long[] row(String phrase) {
        long[] words = phrase.isBlank() ? new long[0] : tokenizer.tokens(reading.prompt.replace(PHRASE, phrase));
        if (words.length == 0 || words.length + 2 > reading.tokens) {
            return new long[0];
        }
        long[] row = new long[words.length + 2];
        row[0] = tokenizer.first();
        System.arraycopy(words, 0, row, 1, words.length);
        row[row.length - 1] = tokenizer.last();
        return row;
    }

    @Override
    public List<List<Detection>> detect(List<Picture> pictures, List<List<String>> phrases) {
        PhraseDetector.checkPaired(pictures, phrases);
        List<List<Detection>> found = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            List<String> asked =
                    phrases.get(i).stream().distinct().filter(this::reads).toList();
            found.add(asked.isEmpty() ? List.of() : detect(pictures.get(i), asked));
        }
        return found;
    }

    private List<Detection> detect(Picture picture, List<String> phrases) {
        return graph.answers(
                        List.of(View.whole(picture)),
                        (placements, length) -> text(phrases),
                        (answer, slot, placement) -> read(answer, slot, placement, phrases))
                .get(0);
    }

    private Map<String, OnnxTensor> text(List<String> phrases) {
        int width = reading.tokens;
        long[] ids = new long[phrases.size() * width];
        long[] attention = new long[ids.length];
        Arrays.fill(ids, reading.filler);
        for (int i = 0; i < phrases.size(); i++) {
            long[] row = row(phrases.get(i));
            System.arraycopy(row, 0, ids, i * width, row.length);
            Arrays.fill(attention, i * width, i * width + row.length, 1);
        }
        Graph tensors = graph.graph();
        return Map.of(
                IDS, tensors.longs(ids, phrases.size(), width),
                ATTENTION, tensors.longs(attention, phrases.size(), width));
    }

    private List<Detection> read(Answer answer, int slot, Placement placement, List<String> phrases) {
        Candidates candidates = new Candidates(reading.limits, phrases, placement);
        Queries queries = Queries.of(answer, slot, placement);
        double least = Queries.logit(reading.limits.score());
        for (int query = 0; query < queries.count(); query++) {
            for (int phrase = 0; phrase < phrases.size(); phrase++) {
                float logit = queries.logit(query, phrase);
                if (logit >= least) {
                    queries.propose(query, phrase, Queries.score(logit), candidates);
                }
            }
        }
        return candidates.best();
    }
}
