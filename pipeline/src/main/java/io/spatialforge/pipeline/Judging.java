package io.spatialforge.pipeline;

import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.JudgeConfig;
import io.spatialforge.pipeline.config.RunConfig;
import io.spatialforge.pipeline.config.SourceConfig;
import io.spatialforge.pipeline.forge.PairForge;
import io.spatialforge.pipeline.judge.Court;
import io.spatialforge.pipeline.judge.Prompts;
import io.spatialforge.vision.vlm.ChatModel;
import io.spatialforge.vision.vlm.ChatModels;
import io.spatialforge.vision.vlm.EndpointOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The judge of a run while it works: its models, with the answers they remember, and the stage that asks them. */
final class Judging implements Closeable {

    private final Path answers;
    private final ChatModel judge;
    private final @Nullable ChatModel describer;
    private final Court court;
    private final JudgeStage stage;

    private Judging(Path answers, ChatModel judge, @Nullable ChatModel describer, Court court, JudgeStage stage) {
        this.answers = answers;
        this.judge = judge;
        this.describer = describer;
        this.court = court;
        this.stage = stage;
    }

    /**
     * @throws ConfigException if the key can't be had
     * @throws IOException if the answers are in use or can't be read, or a place of photographs can't
     */
    static Judging open(RunConfig config, RunFolder folder, PairForge forge) throws IOException {
        JudgeConfig settings = config.judge();
        EndpointOptions endpoint = settings.asked();
        Path answers = settings.cache() == null ? KeptAnswers.folder(folder) : settings.cache();
        JudgeConfig.Describe describe = settings.describe();
        ChatModel judge = open(endpoint, answers);
        ChatModel describer = null;
        Court court = null;
        try {
            if (describe != null) {
                describer =
                        describe.model().equals(endpoint.model()) ? judge : ChatModels.beside(judge, describe.model());
            }
            court = new Court(config, forge, judge, describer, RunImages.open(places(config)));
            return new Judging(
                    answers, judge, describer, court, new JudgeStage(court, settings.unasked(), config.seed()));
        } finally {
            if (court == null) {
                close(judge, describer);
            }
        }
    }

    private static ChatModel open(EndpointOptions endpoint, Path answers) throws IOException {
        try {
            return ChatModels.open(endpoint, answers);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("judge: " + e.getMessage());
        }
    }

    private static Map<String, List<String>> places(RunConfig config) {
        Map<String, List<String>> places = new TreeMap<>();
        for (SourceConfig source : config.sources()) {
            if (!source.images().isEmpty()) {
                places.put(source.name(), source.images());
            }
        }
        return places;
    }

    /** What the stage depends on beside its scenes, pairs and photographs. */
    static Fingerprint fingerprint(Fingerprint program, RunConfig config, PairForge forge) {
        JudgeConfig settings = config.judge();
        JudgeConfig.Describe describe = settings.describe();
        Fingerprint fingerprint = program.with("seed", Long.toString(config.seed()))
                .with("the judge", settings.asked().identity())
                .with("the judge's prompts", Prompts.standard().fingerprint())
                .with("judge.pairs", settings.pairs().toString())
                .with("judge.describe", String.valueOf(describe))
                .with("the rules", String.join(" ", forge.ruleIds()))
                .with(
                        "margins",
                        config.margins() + " " + config.nearFarFromBoxes().id())
                .with("tasks", config.tasks().toString())
                .with("judge.unasked", settings.unasked().name());
        // Where a run goes on without an answer, a larger budget makes other pairs.
        return settings.unasked() == JudgeConfig.Unasked.STOP
                ? fingerprint
                : fingerprint.with("judge.budget", settings.asked().budget().toString());
    }

    JudgeStage stage() {
        return stage;
    }

    /** The stopped run for people: why, what is done, and how to go on. */
    JudgeStoppedException stopped(JudgeStoppedException cause) {
        String why = court.adjourned();
        ChatModel.Usage usage = usage();
        return new JudgeStoppedException(
                ("judging stopped: %s. So far %,d pairs and descriptions are decided, with %,d requests sent and %,d answers"
                                + " known from before. All answers are kept in %s and are not asked for again. To go on"
                                + " without those that are missing, set judge.unasked to keep or drop")
                        .formatted(
                                why == null ? cause.getMessage() : why,
                                stage.answered(),
                                usage.requests(),
                                usage.cached(),
                                answers));
    }

    /** Questions that were put and not answered yet: sent, or waiting for their turn. */
    long underWay() {
        return judge.underWay() + (describer == null || describer == judge ? 0 : describer.underWay());
    }

    /** What was sent to the models since they were opened. */
    ChatModel.Usage usage() {
        ChatModel.Usage usage = judge.usage();
        if (describer == null || describer == judge) {
            return usage;
        }
        ChatModel.Usage more = describer.usage();
        return new ChatModel.Usage(
                usage.requests() + more.requests(),
                usage.cached() + more.cached(),
                usage.promptTokens() + more.promptTokens(),
                usage.completionTokens() + more.completionTokens());
    }

    /**
     * Who judges, for {@code run.json}.
     *
     * @param usage of this start; null where nothing was left to ask
     */
    static Object asMap(RunConfig config, ChatModel.@Nullable Usage usage) {
        JudgeConfig settings = config.judge();
        if (settings.isNone()) {
            return "none";
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("model", settings.asked().model());
        map.put("identity", settings.asked().identity());
        map.put("prompts", Prompts.standard().version());
        JudgeConfig.Describe describe = settings.describe();
        map.put("describer", describe == null ? null : describe.model());
        Map<String, Object> sent = new LinkedHashMap<>();
        sent.put("requests", usage == null ? 0 : usage.requests());
        sent.put("cached", usage == null ? 0 : usage.cached());
        sent.put("prompt_tokens", usage == null ? 0 : usage.promptTokens());
        sent.put("completion_tokens", usage == null ? 0 : usage.completionTokens());
        map.put("usage", sent);
        return map;
    }

    private static void close(ChatModel judge, @Nullable ChatModel describer) throws IOException {
        try (judge) {
            if (describer != null && describer != judge) {
                describer.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            court.close();
        } finally {
            close(judge, describer);
        }
    }
}
