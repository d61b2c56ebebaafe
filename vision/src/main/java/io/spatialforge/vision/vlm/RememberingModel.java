package io.spatialforge.vision.vlm;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A model whose answers are remembered on disk and asked for once, however many want to know.
 *
 * <p>What the model said is kept word for word and judged each time it is looked up. An answer of no use is remembered too,
 * and asked for again only if the question is put in a way that may help: with more tokens, if it was cut off, or with
 * another setting for structured output.
 */
final class RememberingModel implements ChatModel {

    private final EndpointOptions options;
    private final AnswerLog log;
    private final @Nullable AnswerLog owned;
    private final AnswerCheck check = new AnswerCheck();
    private final @Nullable Attempts attempts;
    private final @Nullable Endpoint endpoint;
    private final ConcurrentHashMap<String, CompletableFuture<ChatReply>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong cached = new AtomicLong();

    /**
     * @param secret null for a model that never sends anything
     */
    RememberingModel(EndpointOptions options, AnswerLog log, @Nullable Secret secret) {
        this(options, log, secret == null ? null : new Attempts(options, secret, log), log);
    }

    private RememberingModel(
            EndpointOptions options, AnswerLog log, @Nullable Attempts attempts, @Nullable AnswerLog owned) {
        this.options = options;
        this.log = log;
        this.attempts = attempts;
        this.owned = owned;
        endpoint = attempts == null ? null : new Endpoint(options, attempts, check);
    }

    /** Another model at the same endpoint, whose answers are kept in the same place. */
    RememberingModel beside(String model) {
        return new RememberingModel(options.withModel(model), log, attempts == null ? null : attempts.of(model), null);
    }

    @Override
    public String name() {
        return options.model();
    }

    @Override
    public String identity() {
        return options.identity();
    }

    @Override
    public int maxSide() {
        return options.maxSide();
    }

    @Override
    public ChatReply ask(ChatRequest request) throws IOException, InterruptedException {
        String key = RequestKey.of(options, request);
        while (true) {
            ChatReply known = known(key, request);
            if (known != null) {
                cached.incrementAndGet();
                return known;
            }
            if (endpoint == null) {
                return new ChatReply.NotAsked("not among the answers that are replayed, and nothing is sent");
            }
            CompletableFuture<ChatReply> mine = new CompletableFuture<>();
            CompletableFuture<ChatReply> other = underWay.putIfAbsent(key, mine);
            if (other == null) {
                return first(key, request, mine, endpoint);
            }
            ChatReply shared = shared(other);
            if (shared != null) {
                return shared;
            }
        }
    }

    /** An answer from before, if it is of use or another one is not worth its price. */
    private @Nullable ChatReply known(String key, ChatRequest request) throws IOException {
        JsonNode line = log.find(key);
        if (line == null) {
            return null;
        }
        Remembered remembered = Remembered.of(line);
        AnswerCheck.Checked checked = check.check(remembered.completion(), request.schema());
        return endpoint != null && remembered.isOutdated(checked, options) ? null : reply(checked, true);
    }

    private static ChatReply reply(AnswerCheck.Checked checked, boolean cached) {
        return switch (checked) {
            case AnswerCheck.Checked.Fits fits -> new ChatReply.Answered(fits.json(), cached);
            case AnswerCheck.Checked.Wrong wrong -> new ChatReply.Unusable(wrong.why(), cached);
        };
    }

    private ChatReply first(String key, ChatRequest request, CompletableFuture<ChatReply> mine, Endpoint asked)
            throws IOException, InterruptedException {
        try {
            ChatReply late = known(key, request); // answered between the first look and now
            ChatReply reply = late == null ? sent(key, request, asked) : late;
            mine.complete(reply);
            return reply;
        } finally {
            underWay.remove(key);
            mine.cancel(false); // if it has not come to a reply: whoever waits asks itself
        }
    }

    private ChatReply sent(String key, ChatRequest request, Endpoint asked) throws IOException, InterruptedException {
        return switch (asked.ask(key, request)) {
            case Endpoint.Outcome.Said said -> {
                if (!log.hasPrompt(Remembered.promptId(request))) {
                    log.append(Remembered.prompt(request));
                }
                log.append(Remembered.answer(key, options, request, said.completion(), said.as()));
                yield reply(check.check(said.completion(), request.schema()), false);
            }
            case Endpoint.Outcome.Failed failed -> new ChatReply.Failed(failed.why());
            case Endpoint.Outcome.NotAsked not -> new ChatReply.NotAsked(not.why());
        };
    }

    /** What another thread's asking came to; null if it was given up. */
    private @Nullable ChatReply shared(CompletableFuture<ChatReply> other) throws InterruptedException {
        try {
            ChatReply reply = other.get();
            return switch (reply) {
                case ChatReply.Answered answered -> {
                    cached.incrementAndGet();
                    yield new ChatReply.Answered(answered.json().deepCopy(), true);
                }
                case ChatReply.Unusable unusable -> {
                    cached.incrementAndGet();
                    yield new ChatReply.Unusable(unusable.why(), true);
                }
                case ChatReply.Failed failed -> failed;
                case ChatReply.NotAsked not -> not;
            };
        } catch (CancellationException | ExecutionException e) {
            return null;
        }
    }

    @Override
    public @Nullable String stopped() {
        return endpoint == null ? null : endpoint.stopped();
    }

    @Override
    public int underWay() {
        return underWay.size();
    }

    @Override
    public Usage usage() {
        return attempts == null ? new Usage(0, cached.get(), 0, 0) : attempts.usage(cached.get());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at %s", options.model(), options.endpoint());
    }

    @Override
    public void close() throws IOException {
        try (owned) {
            if (endpoint != null) {
                endpoint.close();
            }
        }
    }
}
