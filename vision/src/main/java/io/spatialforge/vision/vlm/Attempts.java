package io.spatialforge.vision.vlm;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Single tries at a question: each waits for its turn, is paid for, and comes to something. */
final class Attempts implements Closeable {

    static final String NOBODY = "Is the server running, and is this its address?";

    private static final String QUOTA = "The account behind the key has no quota left.";
    private static final String NO_EYES =
            "Its model can't be shown pictures; serve one that can (with llama.cpp, with its projector: --mmproj).";

    private static final Pattern BLIND =
            Pattern.compile("(?i)image input is not supported|unsupported content part type"
                    + "|(does not|doesn't) support (image|vision|multi-?modal)|not a multi-?modal model|no endpoints found that support"
                    + " image|image[_ ]url is only supported by certain models");

    private final EndpointOptions options;
    private final Secret secret;
    private final Wire wire;
    private final Gate gate;
    private final Spending spending;
    private final AnswerLog log;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong promptTokens = new AtomicLong();
    private final AtomicLong completionTokens = new AtomicLong();

    Attempts(EndpointOptions options, Secret secret, AnswerLog log) {
        this(
                options,
                secret,
                log,
                new Gate(options.limits()),
                new Spending(options.budget(), log.requests(), log.tokens()));
    }

    private Attempts(EndpointOptions options, Secret secret, AnswerLog log, Gate gate, Spending spending) {
        this.options = options;
        this.secret = secret;
        this.log = log;
        this.gate = gate;
        this.spending = spending;
        wire = new Wire(options, secret);
    }

    /** Tries at the questions to another model at the same endpoint, within the same limits and the same budget. */
    Attempts of(String model) {
        return new Attempts(options.withModel(model), secret, log, gate, spending);
    }

    /** What became of a request that was not answered. */
    enum Fate {
        /** There was no server to send it to. */
        NOBODY,
        /** The server would not work on it; that is free. */
        REFUSED,
        /** It was sent, and may have been worked on and paid for. */
        LOST
    }

    /** What came of a try. */
    sealed interface Attempt {

        record Said(Completion completion) implements Attempt {}

        /**
         * It may go better another time.
         *
         * @param after as the server asks to wait; null where it does not say
         */
        record Again(String why, @Nullable Duration after, Fate fate) implements Attempt {}

        /**
         * To ask the same again is no use.
         *
         * @param body as the server words it
         * @param advice if it would refuse any question; null if it may be about this one
         */
        record Refused(String why, String body, @Nullable String advice) implements Attempt {}

        /** The budget is used up. */
        record Unpaid(String why) implements Attempt {}
    }

    /**
     * @throws IOException if what was paid can't be written down
     */
    Attempt once(String key, ChatRequest request, RequestShape as) throws IOException, InterruptedException {
        long question = RequestBody.estimatedTokens(request);
        long most = question + options.sampling().maxTokens();
        if (!spending.hold(most)) {
            return new Attempt.Unpaid(spending.usedUp());
        }
        Cost cost = Cost.FREE;
        boolean entered = false;
        try {
            gate.enter(most);
            entered = true;
            sent.incrementAndGet();
            cost = new Cost(1, question); // unless what comes says otherwise
            Attempt attempt = come(wire.post(RequestBody.of(options, request, as)), request, as);
            cost = cost(attempt, question);
            if (attempt instanceof Attempt.Again again && again.fate() == Fate.LOST) {
                lost(key, cost.tokens(), again.why());
            }
            return attempt;
        } catch (InterruptedException e) {
            if (cost.requests() > 0) {
                lost(key, cost.tokens(), "interrupted");
            }
            throw e;
        } finally {
            spending.settle(most, cost.requests(), cost.tokens());
            if (entered) {
                gate.leave(most, cost.tokens());
            }
        }
    }

    private record Cost(int requests, long tokens) {

        static final Cost FREE = new Cost(0, 0);
    }

    private Cost cost(Attempt attempt, long question) {
        return switch (attempt) {
            case Attempt.Said said -> {
                promptTokens.addAndGet(said.completion().promptTokens());
                completionTokens.addAndGet(said.completion().completionTokens());
                yield new Cost(1, said.completion().tokens());
            }
            case Attempt.Again again ->
                switch (again.fate()) {
                    case LOST -> new Cost(1, question);
                    case NOBODY, REFUSED -> Cost.FREE;
                };
            case Attempt.Refused refused -> Cost.FREE;
            case Attempt.Unpaid unpaid -> Cost.FREE;
        };
    }

    private static boolean isNoAnswer(int status) {
        return status < 200 || status >= 300;
    }

    private Attempt come(Wire.Got got, ChatRequest request, RequestShape as) {
        return switch (got) {
            case Wire.Got.Nobody nobody -> new Attempt.Again("can't be reached: " + nobody.why(), null, Fate.NOBODY);
            case Wire.Got.Broken broken -> new Attempt.Again(broken.why(), null, Fate.LOST);
            case Wire.Got.Answer answer
            when isNoAnswer(answer.status()) -> refused(answer.status(), answer.body(), answer.after(), as);
            case Wire.Got.Answer answer -> read(answer, request, as);
        };
    }

    private Attempt read(Wire.Got.Answer answer, ChatRequest request, RequestShape as) {
        return switch (CompletionReader.read(answer.body(), request)) {
            case CompletionReader.Read.Said said -> new Attempt.Said(said.completion());
            case CompletionReader.Read.Complaint complaint ->
                refused(complaint.status() >= 400 ? complaint.status() : 500, answer.body(), answer.after(), as);
            case CompletionReader.Read.Malformed malformed ->
                new Attempt.Again(
                        "not what chat completions are: " + secret.redacted(malformed.why()), null, Fate.LOST);
        };
    }

    private Attempt refused(int status, String body, @Nullable Duration after, RequestShape as) {
        String said = "status " + status + ", " + CompletionReader.error(secret.redacted(body));
        boolean noQuota = body.contains("insufficient_quota") || body.contains("billing_hard_limit_reached");
        boolean passes = status == 408
                || status == 409
                || status == 425
                || status == 429
                || (status >= 500 && status != 501 && status != 505);
        boolean blind = BLIND.matcher(body).find();
        boolean otherwise = status == 500 // some servers answer so to what they do not know
                && as.after(body, options.structured() == Structured.AUTO) != null;
        if (passes && !noQuota && !otherwise && !blind) {
            if (after != null && after.compareTo(options.patience().longestWait()) <= 0) {
                gate.quiet(after);
            }
            return new Attempt.Again(
                    said + (after == null ? "" : ", asks to wait %,d s".formatted(after.toSeconds())),
                    after,
                    Fate.REFUSED);
        }
        return new Attempt.Refused(
                said, secret.redacted(body), noQuota ? QUOTA : blind ? NO_EYES : advice(status, body));
    }

    /** What to do about a refusal of everything; null if it is about one question. */
    private @Nullable String advice(int status, String body) {
        return switch (status) {
            case 401 ->
                secret.isPresent()
                        ? "The key that the environment holds is not taken; check " + options.keyVariable() + "."
                        : "It wants a key; put it into the environment variable " + options.keyVariable() + ".";
            case 402 -> QUOTA;
            case 404, 405 ->
                body.toLowerCase(Locale.ROOT).contains("model")
                        ? "Does it serve a model of the name '" + options.model() + "'?"
                        : "Is this the base URL? Most end in /v1.";
            default -> status >= 300 && status < 400 ? "It leads elsewhere; name the address where it leads to." : null;
        };
    }

    /** Writes down a cost that brought nothing. */
    void lost(String key, long tokens, String why) throws IOException {
        log.append(Remembered.lost(key, tokens, why));
    }

    ChatModel.Usage usage(long cached) {
        return new ChatModel.Usage(sent.get(), cached, promptTokens.get(), completionTokens.get());
    }

    @Override
    public void close() {
        wire.close();
    }
}
