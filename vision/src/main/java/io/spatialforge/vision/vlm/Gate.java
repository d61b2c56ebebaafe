package io.spatialforge.vision.vlm;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets so many requests through at a time and so many a minute, and none while the endpoint asks to wait. */
final class Gate {

    private final Semaphore seats;
    private final Pace requests;
    private final Pace tokens;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    Gate(RateLimits limits) {
        seats = new Semaphore(limits.concurrency(), true);
        requests = new Pace(limits.requestsPerMinute());
        tokens = new Pace(limits.tokensPerMinute());
    }

    /**
     * Waits for a turn, to be given back.
     *
     * @param estimated tokens of question and answer together
     */
    void enter(long estimated) throws InterruptedException {
        seats.acquire();
        boolean in = false;
        try {
            long now = System.nanoTime();
            TimeUnit.NANOSECONDS.sleep(Math.max(requests.take(1, now), tokens.take(estimated, now)));
            for (long left = quiet(); left > 0; left = quiet()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            in = true;
        } finally {
            if (!in) {
                seats.release();
            }
        }
    }

    private long quiet() {
        return quietUntil.get() - System.nanoTime();
    }

    /** Gives a turn back, and says how many tokens it took. */
    void leave(long estimated, long taken) {
        tokens.take(taken - estimated, System.nanoTime());
        seats.release();
    }

    /** Holds all requests back for a while. */
    void quiet(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        quietUntil.accumulateAndGet(until, (a, b) -> a - b > 0 ? a : b);
    }

    /** An even flow of so many units a minute: whoever takes some must wait until those taken before have flown by. */
    static final class Pace {

        private final double nanosAUnit;
        private long free = Long.MIN_VALUE;

        /**
         * @param perMinute {@link RateLimits#NONE} for no limit
         */
        Pace(long perMinute) {
            nanosAUnit = perMinute == RateLimits.NONE ? 0 : 60e9 / perMinute;
        }

        /**
         * Takes some, or gives some back.
         *
         * @param units negative to give back
         * @param now by {@link System#nanoTime}
         * @return nanoseconds to wait first
         */
        synchronized long take(long units, long now) {
            if (nanosAUnit == 0) {
                return 0;
            }
            long start = free == Long.MIN_VALUE || free - now < 0 ? now : free;
            free = start + (long) (units * nanosAUnit);
            return start - now;
        }
    }
}
