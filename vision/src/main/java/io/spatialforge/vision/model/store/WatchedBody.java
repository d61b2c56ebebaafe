package io.spatialforge.vision.model.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An answer's bytes, whose reader is woken when none come for too long. */
final class WatchedBody implements Closeable {

    private final InputStream body;
    private final long stall;
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final ScheduledFuture<?> alarm;

    /**
     * @param body is not closed with this, but when it stalls
     * @param stall longest time without a byte
     */
    WatchedBody(InputStream body, Duration stall, ScheduledExecutorService clock) {
        this.body = body;
        this.stall = stall.toNanos();
        alarm = clock.scheduleAtFixedRate(this::look, this.stall / 4, this.stall / 4, TimeUnit.NANOSECONDS);
    }

    /** The network failed in the middle of a body. */
    static final class BrokenOff extends IOException {

        private static final long serialVersionUID = 1;

        private final String why;

        BrokenOff(String why, IOException cause) {
            super(why, cause);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /**
     * @return how many bytes came; -1 at the end
     * @throws BrokenOff if the network fails, or nothing came for too long
     */
    int read(byte[] buffer) throws BrokenOff {
        last.set(System.nanoTime());
        try {
            int count = body.read(buffer);
            last.set(System.nanoTime());
            return count;
        } catch (IOException e) {
            boolean stalled = System.nanoTime() - last.get() > stall;
            throw new BrokenOff(
                    stalled
                            ? "nothing came for " + TimeUnit.NANOSECONDS.toSeconds(stall) + " s"
                            : "the answer broke off: " + NetworkFault.said(e),
                    e);
        }
    }

    private void look() {
        if (System.nanoTime() - last.get() > stall) {
            try {
                body.close(); // wakes the reader
            } catch (IOException e) {
                // its reader hears of it
            }
        }
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
