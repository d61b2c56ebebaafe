package io.spatialforge.vision.fetch;

import dev.failsafe.RateLimiter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Keeps requests to each host apart: so many at a time, so many a second, and none while a host asks to wait. */
final class Hosts {

    private final FetchOptions options;
    private final Map<String, Host> busy = new HashMap<>();

    Hosts(FetchOptions options) {
        this.options = options;
    }

    /** Waits for a turn at a host, to be given back. */
    Turn turn(String name) throws InterruptedException {
        String key = name.toLowerCase(Locale.ROOT);
        Host host;
        synchronized (busy) {
            host = busy.computeIfAbsent(key, k -> new Host(options));
            host.users++;
        }
        boolean taken = false;
        try {
            host.connections.acquire();
            taken = true;
            host.awaitQuiet();
            host.rate.acquirePermit();
            return new Turn(this, key, host);
        } catch (InterruptedException | RuntimeException e) {
            leave(key, host, taken);
            throw e;
        }
    }

    private void leave(String key, Host host, boolean taken) {
        if (taken) {
            host.connections.release();
        }
        synchronized (busy) {
            host.users--;
            if (host.users == 0 && host.isQuiet()) {
                busy.remove(key);
            }
        }
    }

    private static final class Host {

        private final Semaphore connections;
        private final RateLimiter<Object> rate;
        private int users;
        private volatile long quietUntil;

        Host(FetchOptions options) {
            connections = new Semaphore(options.perHost(), true);
            rate = RateLimiter.<Object>smoothBuilder(Duration.ofNanos((long) (1e9 / options.hostRate())))
                    .build();
            quietUntil = System.nanoTime();
        }

        boolean isQuiet() {
            return quietUntil - System.nanoTime() <= 0;
        }

        void awaitQuiet() throws InterruptedException {
            for (long left = quietUntil - System.nanoTime(); left > 0; left = quietUntil - System.nanoTime()) {
                Thread.sleep(Duration.ofNanos(left));
            }
        }
    }

    /** A turn at a host. */
    static final class Turn implements AutoCloseable {

        private final Hosts hosts;
        private final String key;
        private final Host host;

        private Turn(Hosts hosts, String key, Host host) {
            this.hosts = hosts;
            this.key = key;
            this.host = host;
        }

        /** Holds back all requests to the host for a while. */
        void quiet(Duration wait) {
            host.quietUntil = System.nanoTime() + wait.toNanos();
        }

        @Override
        public void close() {
            hosts.leave(key, host, true);
        }
    }
}
