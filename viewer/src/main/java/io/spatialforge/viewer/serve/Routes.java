package io.spatialforge.viewer.serve;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Where parts of the viewer add their routes. Each request has passed the {@link Guard} before it comes to one: it names
 * this machine as its host, and where it may change something it comes from a page of the viewer.
 */
public final class Routes {

    private final RoutesConfig config;

    Routes(RoutesConfig config) {
        this.config = config;
    }

    /** Answers a request; what it throws becomes a page. */
    @FunctionalInterface
    public interface Answer {
        void to(Context request) throws Exception;
    }

    /**
     * Something to be read.
     *
     * @param path as in {@code /pair/{id}}
     */
    public void get(String path, Answer answer) {
        config.get(path, answer::to);
    }

    /** Something to be done: a form of one of the viewer's own pages that is sent, at most 64 KiB of it. */
    public void post(String path, Answer answer) {
        config.post(path, answer::to);
    }
}
