package io.spatialforge.vision.vlm;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Single tries at a question: each waits for its turn, is paid for, and comes to something. */
final class Attempts implements Closeable {

    static final String NOBODY = "Is the server running, and is this its address?";

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
        this.options = options;
        this.secret = secret;
        this.log = log;
        wire = new Wire(options, secret);
        gate = new Gate(options.limits());
        spending = new Spending(options.budget(), log.requests(), log.tokens());
    }

    /** What came of a try. */
    sealed interface Attempt {

        record Said(Completion completion) implements Attempt {}

        /**
         * It may go better another time.
         *
         * @param after as the server asks to wait; null where it does not say
         * @param nobody whether there was no server at all
         */
        record Again(String why, @Nullable Duration after, boolean nobody) implements Attempt {}

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
        int paid = 0;
        long taken = 0;
        boolean entered = false;
        try {
            gate.enter(most);
            entered = true;
            sent.incrementAndGet();
            paid = 1; // whatever ends this now
            taken = question;
            Wire.Got got = wire.post(RequestBody.of(options, request, as));
            if (got instanceof Wire.Got.Answer answer && isFree(answer.status()) || got instanceof Wire.Got.Nobody) {
                paid = 0;
                taken = 0;
            }
            Attempt attempt = come(got, request);
            if (attempt instanceof Attempt.Said said) {
                taken = said.completion().tokens();
                promptTokens.addAndGet(said.completion().promptTokens());
                completionTokens.addAndGet(said.completion().completionTokens());
            } else if (paid > 0) {
                log.append(Remembered.lost(key, taken, why(attempt)));
            }
            return attempt;
        } catch (InterruptedException e) {
            if (paid > 0) {
                log.append(Remembered.lost(key, taken, "interrupted"));
            }
            throw e;
        } finally {
            spending.settle(most, paid, taken);
            if (entered) {
                gate.leave(most, taken);
            }
        }
    }

    private static String why(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Again again -> again.why();
            case Attempt.Refused refused -> refused.why();
            case Attempt.Unpaid unpaid -> unpaid.why();
            case Attempt.Said said -> said.completion().finish();
        };
    }

    private static boolean isFree(int status) {
        return status < 200 || status >= 300;
    }

    private Attempt come(Wire.Got got, ChatRequest request) {
        return switch (got) {
            case Wire.Got.Nobody nobody -> new Attempt.Again("can't be reached: " + nobody.why(), null, true);
            case Wire.Got.Broken broken -> new Attempt.Again(broken.why(), null, false);
            case Wire.Got.Answer answer
            when isFree(answer.status()) -> refused(answer.status(), answer.body(), answer.after());
            case Wire.Got.Answer answer -> read(answer, request);
        };
    }

    private Attempt read(Wire.Got.Answer answer, ChatRequest request) {
        return switch (CompletionReader.read(answer.body(), request)) {
            case CompletionReader.Read.Said said -> new Attempt.Said(said.completion());
            case CompletionReader.Read.Error error ->
                refused(error.status() >= 400 ? error.status() : 500, answer.body(), answer.after());
            case CompletionReader.Read.Malformed malformed ->
                new Attempt.Again("not what chat completions are: " + malformed.why(), null, false);
        };
    }

    private Attempt refused(int status, String body, @Nullable Duration after) {
        String said = "status " + status + ", " + CompletionReader.error(secret.redacted(body));
        boolean noQuota = body.contains("insufficient_quota") || body.contains("billing_hard_limit_reached");
        boolean passes = status == 408
                || status == 409
                || status == 425
                || status == 429
                || (status >= 500 && status != 501 && status != 505);
        if (passes && !noQuota) {
            if (after != null && after.compareTo(options.patience().longestWait()) <= 0) {
                gate.quiet(after);
            }
            return new Attempt.Again(
                    said + (after == null ? "" : ", asks to wait %,d s".formatted(after.toSeconds())), after, false);
        }
        return new Attempt.Refused(said, secret.redacted(body), noQuota ? quota() : advice(status, body));
    }

    private static String quota() {
        return "The account behind the key has no quota left.";
    }

    /** What to do about a refusal of everything; null if it is about one question. */
    private @Nullable String advice(int status, String body) {
        return switch (status) {
            case 401 ->
                secret.isPresent()
                        ? "The key that the environment holds is not taken; check " + options.keyVariable() + "."
                        : "It wants a key; put it into the environment variable " + options.keyVariable() + ".";
            case 402 -> quota();
            case 404, 405 ->
                body.toLowerCase(Locale.ROOT).contains("model")
                        ? "Does it serve a model of the name '" + options.model() + "'?"
                        : "Is this the base URL? Most end in /v1.";
            default -> status >= 300 && status < 400 ? "It leads elsewhere; name the address where it leads to." : null;
        };
    }

    /** Notes a cost that brought nothing, of an answer that is not to be used. */
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
