package io.spatialforge.viewer.serve;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work for pages that are not asked for yet, in a thread of its own; what was expected last comes first. */
final class Ahead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().name("ahead").daemon().factory(),
            new ThreadPoolExecutor.DiscardOldestPolicy());

    Ahead() {
        thread.allowCoreThreadTimeOut(true);
    }

    /** Does something soon, or never where something else is expected before; the page itself tells what goes wrong. */
    void prepare(Callable<?> work) {
        thread.execute(() -> {
            try {
                work.call();
            } catch (Exception e) {
                LOG.debug("what a page may need could not be prepared", e);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
