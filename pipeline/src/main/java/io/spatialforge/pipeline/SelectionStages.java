package io.spatialforge.pipeline;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.ShardTask;
import io.spatialforge.engine.StageRecipe;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SelectConfig;
import io.spatialforge.pipeline.copies.CopyPairs;
import io.spatialforge.pipeline.select.JudgedLabels;
import io.spatialforge.pipeline.select.Preselection;
import io.spatialforge.pipeline.select.Room;
import io.spatialforge.pipeline.select.Selection;
import io.spatialforge.pipeline.select.Splits;
import io.spatialforge.pipeline.select.Tally;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens the stages of selection from what was decided of all shards. {@link SelectionRun} decides it, and names in a recipe
 * the {@link DecisionFiles} that tell it.
 */
final class SelectionStages {

    // Stages of its own, beside preselect and select.
    static final String LABELS = "preselect-labels";
    static final String COPIES = "preselect-copies";
    static final String BALANCED = "select-balanced";

    static final String LABEL_TALLIES = RunFolder.work("tallies-of-labels");
    static final String BALANCED_TALLIES = RunFolder.work("tallies-of-balanced");

    // What recipes tell: files, the room, figures.
    static final String OUTCOMES = "outcomes";
    static final String ANSWERS = "answers";
    static final String NAMED = "labels";
    static final String LEADERS = "leaders";
    static final String REPEATED = "repeated ";
    static final String ROOM = ForgeStage.ROOM;
    static final String FIGURE = "figure ";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StageRecipe recipe;
    private final RunConfig config;
    private final SelectConfig select;
    private final DecisionFiles files;

    private SelectionStages(StageRecipe recipe, RunConfig config, RunFolder folder) {
        this.recipe = recipe;
        this.config = config;
        this.select = config.select();
        this.files = new DecisionFiles(folder);
    }

    /** Opens the stage of a recipe; none if it is no stage of selection. */
    static Optional<ShardTask> open(StageRecipe recipe, RunConfig config, RunFolder folder) throws IOException {
        SelectionStages stages = new SelectionStages(recipe, config, folder);
        String stage = recipe.stage();
        if (stage.equals(Stage.PRESELECT.id())) {
            return Optional.of(stages.preselect());
        }
        if (stage.equals(Stage.SELECT.id())) {
            return Optional.of(stages.select());
        }
        return switch (stage) {
            case LABELS -> Optional.of(stages.labels());
            case COPIES -> Optional.of(new CopyLinesStage(stages.pairs(LEADERS).keySet())::run);
            case BALANCED -> Optional.of(stages.balanced());
            default -> Optional.empty();
        };
    }

    private ShardTask preselect() throws IOException {
        Preselection balanced = preselection();
        Preselection preselection =
                tells(NAMED) ? balanced.withCaps(tally(NAMED), config.seed(), select.caps()) : balanced;
        Map<String, Double> figures = new HashMap<>();
        recipe.given().forEach((name, value) -> {
            if (name.startsWith(FIGURE)) {
                figures.put(name.substring(FIGURE.length()), Double.valueOf(value));
            }
        });
        return new PreselectStage(preselection, config.seed(), config.dropSample(), this::repeated, figures)::run;
    }

    private ShardTask labels() throws IOException {
        Preselection balanced = preselection();
        return new TallyStage(ForgeStage.KEYS, LABEL_TALLIES, (pair, tally) -> {
            if (balanced.against(pair) == null) {
                tally.countLabels(pair, config.seed());
            }
        })::run;
    }

    private ShardTask balanced() throws IOException {
        JudgedLabels labels = JudgedLabels.of(tally(OUTCOMES), config.seed(), select.balance());
        return new TallyStage(JudgeStage.KEYS, BALANCED_TALLIES, (pair, tally) -> {
            if (labels.keeps(pair)) {
                tally.countAnswer(pair, config.seed());
            }
        })::run;
    }

    private ShardTask select() throws IOException {
        boolean judged = tells(OUTCOMES);
        Selection selection = judged
                ? Selection.ofJudged(
                        JudgedLabels.of(tally(OUTCOMES), config.seed(), select.balance()),
                        tally(ANSWERS),
                        config.seed(),
                        select.balance(),
                        select.mix())
                : Selection.of(tally(ANSWERS), config.seed(), select.balance(), select.mix());
        Pairs pairs = judged
                ? new Pairs(JudgeStage.KEYS, JudgeStage.PAIRS)
                : new Pairs(PreselectStage.KEYS, ForgeStage.CANDIDATES);
        Map<String, String> leaders = pairs(LEADERS);
        Splits splits = new Splits(config.seed(), config.validation(), config.test());
        return new SelectStage(
                pairs, selection, splits, image -> leaders.getOrDefault(image, image), config.dropSample())::run;
    }

    private Preselection preselection() throws IOException {
        return Preselection.of(tally(OUTCOMES), config.seed(), select.balance(), select.caps(), config.perForm())
                .in(Room.parse(Stages.given(recipe, ROOM)));
    }

    private boolean tells(String name) {
        return recipe.given().containsKey(name);
    }

    private Tally tally(String name) throws IOException {
        Tally tally = new Tally();
        files.read(Stages.given(recipe, name), tally::addAll);
        return tally;
    }

    /** Lines of two texts each. */
    private Map<String, String> pairs(String name) throws IOException {
        Map<String, String> pairs = new HashMap<>();
        if (tells(name)) {
            files.read(Stages.given(recipe, name), lines -> {
                while (lines.next()) {
                    JsonNode line = line(lines);
                    pairs.put(text(lines, line, 0), text(lines, line, 1));
                }
            });
        }
        return pairs;
    }

    private Map<String, CopyPairs.Repeated> repeated(int shard) throws IOException {
        Map<String, CopyPairs.Repeated> repeated = new HashMap<>();
        if (tells(REPEATED + shard)) {
            files.read(Stages.given(recipe, REPEATED + shard), lines -> {
                while (lines.next()) {
                    JsonNode line = line(lines);
                    repeated.put(
                            text(lines, line, 0),
                            new CopyPairs.Repeated(Reason.ofId(text(lines, line, 1)), text(lines, line, 2)));
                }
            });
        }
        return repeated;
    }

    private static JsonNode line(LineReader lines) throws IOException {
        try {
            return JSON.readTree(lines.buffer(), lines.offset(), lines.length());
        } catch (JacksonException e) {
            throw lines.corrupt("expected texts: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(LineReader lines, JsonNode line, int place) throws IOException {
        JsonNode text = line.path(place);
        if (!text.isString()) {
            throw lines.corrupt("expected a text in place " + place, null);
        }
        return text.asString();
    }

    /** A line of texts. */
    static byte[] line(String... texts) {
        return JSON.writeValueAsBytes(texts);
    }
}
