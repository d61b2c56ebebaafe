package io.spatialforge.viewer.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the pages, bound to loopback alone. */
public final class Viewer implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final String LOOPBACK_6 = "::1";

    private final ViewedRun run;
    private final Javalin server;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Viewer(ViewedRun run, Javalin server) {
        this.run = run;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param run closed with it
     * @param port 0 for any that is free
     * @param further what brings pages beside the viewer's own
     * @throws PortTakenException if nothing can listen at that port
     */
    public static Viewer start(ViewedRun run, int port, List<ViewerPart> further) throws IOException {
        Assets assets = Assets.load();
        List<ViewerPart> parts = new ArrayList<>();
        parts.add(new OverviewPage(run));
        parts.add(new PairPages(run));
        parts.add(new DropPages(run));
        parts.add(new ImagePages(run));
        parts.add(new PictureAnswers(run));
        parts.addAll(further);
        Pages pages = new Pages(run, assets, parts);
        Javalin server = Javalin.create(config -> {
            configure(config, port);
            Routes routes = new Routes(config.routes);
            config.routes.before(request -> {
                Guard.headers(request);
                Guard.check(request);
            });
            new Faults(pages).addTo(config.routes);
            routes.get("/assets/{name}", assets::answer);
            parts.forEach(part -> part.addTo(routes, pages));
        });
        try {
            server.start();
        } catch (JavalinBindException e) {
            run.close();
            throw new PortTakenException(
                    "port %d of %s is in use or not to be had; choose another with --port, or 0 for any that is free"
                            .formatted(port, LOOPBACK),
                    e);
        }
        listenAtVersion6(server);
        return new Viewer(run, server);
    }

    /** Something else listens at a port. */
    public static final class PortTakenException extends IOException {

        private static final long serialVersionUID = 1;

        PortTakenException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static void configure(JavalinConfig config, int port) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = LOOPBACK;
        config.jetty.port = port;
        config.http.maxRequestSize = Guard.MOST;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> server.setErrorHandler((request, response, callback) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            String said = isTooLong(response.getStatus())
                    ? "The address is too long: a search, or any other value of an address, takes at most 1000 letters.\n"
                    : "The viewer can't answer this request: status %d. Open the address that the command printed.\n"
                            .formatted(response.getStatus());
            Content.Sink.write(response, true, said, callback);
            return true;
        }));
    }

    private static boolean isTooLong(int status) {
        return status == HttpStatus.URI_TOO_LONG_414 || status == HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431;
    }

    /** Where this machine speaks IPv6, localhost may mean this; without it the address that is printed serves as well. */
    private static void listenAtVersion6(Javalin server) {
        Server jetty = server.jettyServer().server();
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK_6);
        connector.setPort(server.port());
        try {
            connector.open();
            jetty.addConnector(connector);
            connector.start();
        } catch (Exception e) {
            LOG.debug("not listening at {}: {}", LOOPBACK_6, e.getMessage());
            jetty.removeConnector(connector);
        }
    }

    /** What a browser opens. */
    public String address() {
        return "http://" + LOOPBACK + ":" + server.port() + "/";
    }

    /** Waits until it is closed. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** Stops the server and closes the run; once. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            server.stop();
            try {
                run.close();
            } catch (IOException e) {
                LOG.debug("the run's photographs could not be closed", e);
            }
            ended.countDown();
        }
    }
}
