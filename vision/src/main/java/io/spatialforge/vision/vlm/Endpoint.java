package io.spatialforge.vision.vlm;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.spatialforge.vision.vlm.Attempts.Attempt;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with an endpoint: a question is tried until there is an answer or no more sense in it.
 *
 * <p>What the endpoint takes is found out with the first questions, one after the other, so that its ignorance is not paid for
 * as often as there are threads; what was found holds as long as the endpoint is open. Where it fails without end nothing more
 * is sent.
 */
final class Endpoint implements Closeable {

    /** Lets the back-off decide. */
    private static final Duration NOT_SAID = Duration.ofNanos(-1);

    private static final double JITTER = 0.25;

    /** Questions in a row that failed, after all their tries: then it is no accident. */
    private static final int FAILURES_IN_A_ROW = 10;

    /** The same, if none was ever answered. */
    private static final int FAILURES_AT_FIRST = 3;

    private static final int MOST_CHANGES = 8;

    private final EndpointOptions options;
    private final Attempts attempts;
    private final AnswerCheck check;
    private final FailsafeExecutor<Attempt> retries;
    private final AtomicReference<RequestShape> shape;
    private final ReentrantLock probing = new ReentrantLock();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean settled;
    private volatile boolean answered;
    private volatile @Nullable String stopped;

    Endpoint(EndpointOptions options, Attempts attempts, AnswerCheck check) {
        this.options = options;
        this.attempts = attempts;
        this.check = check;
        shape = new AtomicReference<>(RequestShape.first(options));
        Patience patience = options.patience();
        Duration doubled = patience.firstWait().multipliedBy(2);
        retries = Failsafe.with(RetryPolicy.<Attempt>builder()
                .handleResultIf(attempt -> attempt instanceof Attempt.Again again && !tooLong(again.after()))
                .withMaxAttempts(patience.tries())
                .withBackoff(
                        patience.firstWait(),
                        patience.longestWait().compareTo(doubled) > 0 ? patience.longestWait() : doubled)
                .withJitter(JITTER)
                .withDelayFn(context -> {
                    Duration after = context.getLastResult() instanceof Attempt.Again again ? again.after() : null;
                    return after == null || after.isZero() ? NOT_SAID : after;
                })
                .build());
    }

    private boolean tooLong(@Nullable Duration wait) {
        return wait != null && wait.compareTo(options.patience().longestWait()) > 0;
    }

    /** What came of a question. */
    sealed interface Outcome {

        /**
         * @param as how it was asked in the end
         */
        record Said(Completion completion, RequestShape as) implements Outcome {}

        record Failed(String why) implements Outcome {}

        record NotAsked(String why) implements Outcome {}
    }

    /** Why nothing more is sent; null while all is well. */
    @Nullable
    String stopped() {
        return stopped;
    }

    /**
     * @throws IOException if what was paid can't be written down
     */
    Outcome ask(String key, ChatRequest request) throws IOException, InterruptedException {
        if (!settled) {
            probing.lockInterruptibly();
            try {
                if (!settled && stopped == null) {
                    return converse(key, request);
                }
            } finally {
                probing.unlock();
            }
        }
        return converse(key, request);
    }

    private Outcome converse(String key, ChatRequest request) throws IOException, InterruptedException {
        boolean probes = !settled;
        RequestShape as = shape.get();
        for (int changes = 0; ; changes++) {
            String stop = stopped;
            if (stop != null) {
                return new Outcome.NotAsked(stop);
            }
            RequestShape next;
            switch (tried(key, request, as)) {
                case Attempt.Said said -> {
                    next = probes ? instead(said.completion(), request, as) : null;
                    if (next == null) {
                        answered(as, probes);
                        if (probes && tells(said.completion(), request)) {
                            settled = true;
                        }
                        return new Outcome.Said(said.completion(), as);
                    }
                    attempts.lost(
                            key,
                            said.completion().tokens(),
                            "no notice was taken of " + as.structured().label());
                }
                case Attempt.Refused refused -> {
                    boolean free = options.structured() == Structured.AUTO;
                    next = changes < MOST_CHANGES ? as.after(refused.body(), free) : null;
                    if (next == null) {
                        return failed(refused.why(), refused.advice());
                    }
                }
                case Attempt.Again again -> {
                    return failed(
                            again.why()
                                    + (tooLong(again.after())
                                            ? ""
                                            : ", also at the last of %d tries".formatted(tries())),
                            again.fate() == Attempts.Fate.NOBODY && !answered ? Attempts.NOBODY : null);
                }
                case Attempt.Unpaid unpaid -> {
                    stopped = unpaid.why();
                    return new Outcome.NotAsked(unpaid.why());
                }
            }
            as = next;
        }
    }

    /** What was found out holds once it brought an answer: a refusal may have been about one question. */
    private void answered(RequestShape as, boolean probed) {
        answered = true;
        failures.set(0);
        shape.updateAndGet(now -> probed ? as : as.with(now.structured()));
    }

    private int tries() {
        return options.patience().tries();
    }

    /** How to ask again, if the answer shows that no notice was taken of the form that was asked for; null if it does not. */
    private @Nullable RequestShape instead(Completion said, ChatRequest request, RequestShape as) {
        return switch (check.check(said, request.schema())) {
            case AnswerCheck.Checked.Fits fits -> null;
            case AnswerCheck.Checked.Wrong wrong -> {
                boolean ignored = wrong.form() && (as.structured() == Structured.JSON_SCHEMA || !wrong.json());
                yield ignored && options.structured() == Structured.AUTO ? as.less() : null;
            }
        };
    }

    /** Whether an answer tells how the endpoint takes what it is asked: not if it was cut off or refused. */
    private boolean tells(Completion said, ChatRequest request) {
        return !(check.check(said, request.schema()) instanceof AnswerCheck.Checked.Wrong wrong) || wrong.form();
    }

    private Attempt tried(String key, ChatRequest request, RequestShape as) throws IOException, InterruptedException {
        try {
            return retries.get(() -> attempts.once(key, request, as));
        } catch (FailsafeException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        }
    }

    /**
     * @param advice if it will not pass by itself; null if it may
     */
    private Outcome failed(String why, @Nullable String advice) {
        int inARow = failures.incrementAndGet();
        int most = answered ? FAILURES_IN_A_ROW : FAILURES_AT_FIRST;
        if (advice == null && inARow < most) {
            return new Outcome.Failed(why);
        }
        String end = options.endpoint() + ": " + why + "; nothing more is sent to it. "
                + (advice != null
                        ? advice
                        : "%d questions in a row failed; see what ails it, then the same command goes on."
                                .formatted(inARow));
        stopped = end;
        return new Outcome.Failed(end);
    }

    @Override
    public void close() {
        attempts.close();
    }
}
