package io.spatialforge.vision.model.decode;

import ai.onnxruntime.OnnxTensor;
import io.spatialforge.vision.model.Detection;
import io.spatialforge.vision.model.InputSpec;
import io.spatialforge.vision.model.ModelException;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Grounding DINO: the phrases are one text, {@code input_ids}, {@code attention_mask} and {@code token_type_ids [1, tokens]},
 * and each of 900 {@linkplain Queries queries} has a logit for each of the text's first 256 tokens.
 *
 * <p>The score of a phrase is the mean of its tokens' scores, as its makers measure it on labels. The highest of them, which
 * demonstrations take, gives "red car" a red dog wherever "red" alone fits.
 *
 * <p>Each phrase that is asked together with others dims them, so phrases are asked one by one unless the manifest says
 * otherwise: what is found for a phrase then does not depend on what else is asked.
 *
 * <p>The tokenizer is BERT's. Boxes are shares of the picture, not of grey around it, so the picture must fill the tensor:
 * fit {@code stretch}, {@code at-least} or {@code at-most}. {@code pixel_mask} is 1 throughout.
 *
 * <p>Settings: {@code tokens} (256, of a text), {@code together} (1, phrases of a text), {@code score}, {@code overlap} (0.5)
 * and {@code most}. Further file: {@code tokenizer}, its {@code tokenizer.json}.
 *
 * <p>Tested on tiny graphs with these tensors, not on Grounding DINO's weights.
 */
final class GroundingDino implements PhraseDetector {

    static final Decoder DECODER = new Decoder("grounding-dino", Role.PHRASE_DETECTOR, Reading::of, GroundingDino::new);

    private static final String IDS = "input_ids";
    private static final String ATTENTION = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final String PIXELS = "pixel_mask";

    private final ModelIdentity identity;
    private final Reading reading;
    private final PhraseTokenizer tokenizer;
    private final PictureGraph graph;
    /** Tokens of every text where the graph fixes it, else {@link Port#ANY}. */
    private final long length;

    private record Reading(int tokens, int together, Candidates.Limits limits) {

        static Reading of(Settings settings) {
            Settings fresh = settings.fresh();
            Reading reading = new Reading(
                    fresh.whole("tokens", 256, 4, 512),
                    fresh.whole("together", 1, 1, 256),
                    Candidates.Limits.of(fresh, 0.5));
            fresh.rejectOthers();
            return reading;
        }
    }

    private GroundingDino(Loaded loaded) {
        this.identity = loaded.identity();
        this.reading = Reading.of(loaded.spec().settings());
        InputSpec.Fit fit = loaded.spec().input().fit();
        if (fit == InputSpec.Fit.LETTERBOX || fit == InputSpec.Fit.LETTERBOX_CENTRE) {
            throw new ModelException("model '" + loaded.spec().id() + "': decoder 'grounding-dino' expects fit stretch,"
                    + " at-least or at-most, as boxes are shares of the picture; got " + fit.id());
        }
        this.graph = loaded.pictures(InputSpec.Sizes.ANY); // texts differ in length
        Graph tensors = graph.graph();
        Inputs.checkOnePicture(tensors);
        for (String input : List.of(IDS, ATTENTION, TYPES)) {
            if (!input.equals(TYPES) || tensors.inputs().containsKey(TYPES)) {
                Inputs.check(tensors, input, "int64 [1, tokens]: the tokens of one text", 1, Port.ANY);
            }
        }
        if (tensors.inputs().containsKey(PIXELS)) {
            Inputs.check(tensors, PIXELS, "int64 [1, h, w]: which pixels are the picture's", 1, Port.ANY, Port.ANY);
        }
        Queries.check(tensors, Port.ANY, "a logit for each token");
        this.length = tensors.input(IDS).shape().get(1);
        checkTokens("input", tensors.input(IDS));
        checkTokens("output", tensors.output("logits"));
        this.tokenizer = loaded.tokenizer();
        if (tokenizer.tokens(".").length == 0) {
            throw new ModelException(
                    "model '" + loaded.spec().id() + "': its tokenizer knows no full stop, which ends a phrase");
        }
    }

    private void checkTokens(String kind, Port port) {
        long most = port.shape().get(port.rank() - 1);
        if (most != Port.ANY && most < reading.tokens) {
            throw graph.graph()
                    .differs(kind, port, reading.tokens + " tokens, or setting tokens to be at most " + most);
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public boolean reads(String phrase) {
        return GroundingPrompt.reads(phrase, tokenizer, reading.tokens);
    }

    @Override
    public List<List<Detection>> detect(List<Picture> pictures, List<List<String>> phrases) {
        PhraseDetector.checkPaired(pictures, phrases);
        List<List<Detection>> found = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            List<String> asked =
                    phrases.get(i).stream().distinct().filter(this::reads).toList();
            List<Detection> inPicture = new ArrayList<>();
            for (GroundingPrompt prompt : GroundingPrompt.of(asked, tokenizer, reading.tokens, reading.together)) {
                inPicture.addAll(detect(pictures.get(i), prompt));
            }
            inPicture.sort(Comparator.comparingDouble(Detection::score).reversed());
            found.add(List.copyOf(inPicture.subList(0, Math.min(inPicture.size(), reading.limits.most()))));
        }
        return found;
    }

    private List<Detection> detect(Picture picture, GroundingPrompt prompt) {
        return graph.answers(
                        List.of(View.whole(picture)),
                        (placements, pictures) -> companions(prompt, placements.get(0)),
                        (answer, slot, placement) -> read(answer, slot, placement, prompt))
                .get(0);
    }

    private Map<String, OnnxTensor> companions(GroundingPrompt prompt, Placement placement) {
        Graph tensors = graph.graph();
        int width = length == Port.ANY ? prompt.tokens().length : (int) length;
        long[] ids = Arrays.copyOf(prompt.tokens(), width);
        long[] attention = new long[width];
        Arrays.fill(attention, 0, prompt.tokens().length, 1);
        Map<String, OnnxTensor> companions = new HashMap<>();
        companions.put(IDS, tensors.longs(ids, 1, width));
        companions.put(ATTENTION, tensors.longs(attention, 1, width));
        if (tensors.inputs().containsKey(TYPES)) {
            companions.put(TYPES, tensors.longs(new long[width], 1, width));
        }
        if (tensors.inputs().containsKey(PIXELS)) {
            long[] shown = new long[placement.width() * placement.height()];
            Arrays.fill(shown, 1);
            companions.put(PIXELS, tensors.longs(shown, 1, placement.height(), placement.width()));
        }
        return companions;
    }

    private List<Detection> read(Answer answer, int slot, Placement placement, GroundingPrompt prompt) {
        Candidates candidates = new Candidates(reading.limits, prompt.phrases(), placement);
        Queries queries = Queries.of(answer, slot, placement);
        double[] sums = new double[prompt.phrases().size()];
        int[] counts = new int[sums.length];
        for (int owner : prompt.owner()) {
            if (owner >= 0) {
                counts[owner]++;
            }
        }
        for (int query = 0; query < queries.count(); query++) {
            Arrays.fill(sums, 0);
            for (int token = 0; token < prompt.owner().length; token++) {
                int owner = prompt.owner()[token];
                if (owner >= 0) {
                    sums[owner] += Queries.score(queries.logit(query, token));
                }
            }
            for (int phrase = 0; phrase < sums.length; phrase++) {
                double score = sums[phrase] / counts[phrase];
                if (candidates.suffices(score)) {
                    queries.propose(query, phrase, score, candidates);
                }
            }
        }
        return candidates.best();
    }
}
