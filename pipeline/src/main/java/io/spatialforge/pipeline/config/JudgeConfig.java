package io.spatialforge.pipeline.config;

import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.judge.Quorum;
import io.spatialforge.vision.vlm.Budget;
import io.spatialforge.vision.vlm.EndpointOptions;
import io.spatialforge.vision.vlm.Patience;
import io.spatialforge.vision.vlm.RateLimits;
import io.spatialforge.vision.vlm.Sampling;
import io.spatialforge.vision.vlm.Structured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The vision-language model that judges pairs, and proposes descriptions, over an endpoint.
 *
 * @param endpoint and how it is asked; null where there is no judge
 * @param cache folder of the answers; null for one inside the run folder
 * @param unasked what is done with a pair that the judge did not answer
 * @param pairs which pairs are judged
 * @param describe which regions a model describes; null for none
 */
public record JudgeConfig(
        @Nullable EndpointOptions endpoint,
        @Nullable Path cache,
        Unasked unasked,
        Pairs pairs,
        @Nullable Describe describe) {

    private static final JudgeConfig NONE = new JudgeConfig(null, null, Unasked.STOP, Pairs.ofDefaults(), null);

    /** What people might write a key under. */
    private static final List<String> KEYS = List.of(
            "key",
            "api_key",
            "apikey",
            "api-key",
            "token",
            "access_token",
            "secret",
            "password",
            "authorization",
            "bearer",
            "headers");

    /** What is done with a pair that was to be judged, and was not answered. */
    public enum Unasked {
        /** The run stops, and goes on from there when it is started again. */
        STOP,
        /** The pair stays without a judgement. */
        KEEP,
        /** The pair is dropped. */
        DROP;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Which pairs are judged.
     *
     * @param tasks of these
     * @param sample share of them, by hash, 0 to 1
     */
    public record Pairs(Set<Task> tasks, double sample, Quorum quorum) {

        public Pairs {
            tasks = java.util.Collections.unmodifiableSet(new TreeSet<>(tasks));
        }

        static Pairs ofDefaults() {
            return new Pairs(Set.of(Task.values()), 1, new Quorum(2, 3));
        }
    }

    /**
     * Which regions are described.
     *
     * @param model that describes, at the judge's endpoint
     * @param perImage most of an image
     * @param sample share of the images, by hash, 0 to 1
     * @param quorum how often the judge must find the region by the words
     */
    public record Describe(String model, int perImage, double sample, Quorum quorum) {}

    /** What is done where a configuration says nothing: nobody judges. */
    public static JudgeConfig ofDefaults() {
        return NONE;
    }

    /** Whether there is no judge. */
    public boolean isNone() {
        return endpoint == null;
    }

    /**
     * The endpoint.
     *
     * @throws IllegalStateException if there is no judge
     */
    public EndpointOptions asked() {
        if (endpoint == null) {
            throw new IllegalStateException("there is no judge");
        }
        return endpoint;
    }

    static JudgeConfig of(@Nullable ConfigNode node, Path base) {
        if (node == null) {
            return NONE;
        }
        for (String key : KEYS) {
            if (node.holds(key)) {
                throw node.refused(
                        key,
                        "a key has no place in a configuration, which run.json repeats. Put it into the environment"
                                + " variable " + EndpointOptions.KEY_VARIABLE
                                + ", or into one of another name, and that name into key_variable");
            }
        }
        EndpointOptions endpoint = endpoint(node);
        String unasked = node.oneOf(
                "unasked",
                Unasked.STOP.id(),
                Arrays.stream(Unasked.values()).map(Unasked::id).toList());
        JudgeConfig config = new JudgeConfig(
                endpoint,
                node.path("cache", base),
                Unasked.valueOf(unasked.toUpperCase(Locale.ROOT)),
                pairs(node.node("pairs")),
                describe(node.node("describe"), endpoint.model()));
        node.rejectOthers();
        return config;
    }

    private static EndpointOptions endpoint(ConfigNode node) {
        String address = node.text("endpoint");
        String model = node.text("model");
        if (address == null || model == null) {
            throw node.refused(
                    address == null ? "endpoint" : "model",
                    "a judge needs an endpoint, such as http://localhost:8000/v1, and the name of a model there");
        }
        RateLimits limits = RateLimits.ofDefaults();
        Sampling sampling = Sampling.ofDefaults();
        Patience patience = Patience.ofDefaults();
        ConfigNode budget = node.node("budget");
        Budget spent = Budget.UNLIMITED;
        if (budget != null) {
            spent = new Budget(
                    budget.whole("requests", spent.requests(), 0, Long.MAX_VALUE),
                    budget.whole("tokens", spent.tokens(), 0, Long.MAX_VALUE));
            budget.rejectOthers();
        }
        List<String> ways =
                Arrays.stream(Structured.values()).map(Structured::label).toList();
        String structured = node.oneOf("structured", Structured.AUTO.label(), ways);
        long timeout = node.whole("timeout_s", patience.timeout().toSeconds(), 1, 86_400);
        try {
            EndpointOptions options = EndpointOptions.of(address, model)
                    .withKeyVariable(node.text("key_variable", EndpointOptions.KEY_VARIABLE))
                    .withMaxSide((int) node.whole("max_side", 1024, 32, 8192))
                    .withSampling(new Sampling(
                            node.number("temperature", sampling.temperature(), 0, 2),
                            (int) node.whole("max_tokens", sampling.maxTokens(), 1, 1_000_000),
                            sampling.seed()))
                    .withLimits(new RateLimits(
                            (int) node.whole("concurrency", limits.concurrency(), 1, 4096),
                            node.whole("requests_per_minute", limits.requestsPerMinute(), 1, Long.MAX_VALUE),
                            node.whole("tokens_per_minute", limits.tokensPerMinute(), 1, Long.MAX_VALUE)))
                    .withPatience(new Patience(
                            (int) node.whole("tries", patience.tries(), 1, 100),
                            patience.firstWait(),
                            patience.longestWait(),
                            Duration.ofSeconds(timeout)))
                    .withBudget(spent)
                    .withStructured(Structured.valueOf(structured.toUpperCase(Locale.ROOT)));
            return node.flag("replay") ? options.replaying() : options;
        } catch (IllegalArgumentException e) {
            throw node.refused("", String.valueOf(e.getMessage()));
        }
    }

    private static Pairs pairs(@Nullable ConfigNode node) {
        Pairs defaults = Pairs.ofDefaults();
        if (node == null) {
            return defaults;
        }
        Set<Task> tasks = new TreeSet<>();
        node.someOf("tasks", Task.ids()).forEach(task -> tasks.add(Task.ofId(task)));
        Pairs pairs = new Pairs(tasks, node.number("sample", defaults.sample(), 0, 1), quorum(node, defaults.quorum()));
        node.rejectOthers();
        return pairs;
    }

    private static @Nullable Describe describe(@Nullable ConfigNode node, String model) {
        if (node == null) {
            return null;
        }
        Describe describe = new Describe(
                node.text("model", model),
                (int) node.whole("per_image", 1, 1, 1000),
                node.number("sample", 1, 0, 1),
                quorum(node, new Quorum(3, 4)));
        node.rejectOthers();
        return describe;
    }

    private static Quorum quorum(ConfigNode node, Quorum otherwise) {
        try {
            return new Quorum(
                    (int) node.whole("k", otherwise.k(), 1, 100), (int) node.whole("n", otherwise.n(), 1, 100));
        } catch (IllegalArgumentException e) {
            throw node.refused("k", String.valueOf(e.getMessage()));
        }
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (endpoint == null) {
            return map;
        }
        map.put("endpoint", endpoint.endpoint().toString());
        map.put("model", endpoint.model());
        map.put("key_variable", endpoint.keyVariable());
        map.put("max_side", endpoint.maxSide());
        map.put("temperature", endpoint.sampling().temperature());
        map.put("max_tokens", endpoint.sampling().maxTokens());
        map.put("concurrency", endpoint.limits().concurrency());
        map.put("requests_per_minute", limit(endpoint.limits().requestsPerMinute()));
        map.put("tokens_per_minute", limit(endpoint.limits().tokensPerMinute()));
        map.put("tries", endpoint.patience().tries());
        map.put("timeout_s", endpoint.patience().timeout().toSeconds());
        Map<String, Object> budget = new LinkedHashMap<>();
        budget.put("requests", limit(endpoint.budget().requests()));
        budget.put("tokens", limit(endpoint.budget().tokens()));
        map.put("budget", budget);
        map.put("structured", endpoint.structured().label());
        map.put("replay", endpoint.replay());
        map.put("cache", cache == null ? null : cache.toString());
        map.put("unasked", unasked.id());
        Map<String, Object> judged = new LinkedHashMap<>();
        judged.put("tasks", pairs.tasks().stream().map(Task::id).toList());
        judged.put("sample", pairs.sample());
        judged.put("k", pairs.quorum().k());
        judged.put("n", pairs.quorum().n());
        map.put("pairs", judged);
        if (describe != null) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("model", describe.model());
            described.put("per_image", describe.perImage());
            described.put("sample", describe.sample());
            described.put("k", describe.quorum().k());
            described.put("n", describe.quorum().n());
            map.put("describe", described);
        }
        return map;
    }

    /** Null for no limit. */
    private static @Nullable Long limit(long limit) {
        return limit == Long.MAX_VALUE ? null : limit;
    }
}
