package io.spatialforge.viewer.serve;

import io.javalin.Javalin;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a viewer needs in any run and takes long to load: the database's library and the server's classes. On a second
 * processor this goes on while the command line and the run are read. Nothing depends on it.
 */
public final class Loading {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private Loading() {}

    /** Begins it, in threads that no one waits for. */
    public static void begin() {
        Thread.ofPlatform().daemon().name("loading the database").start(Loading::database);
        Thread.ofPlatform().daemon().name("loading the server").start(Loading::server);
    }

    private static void database() {
        try {
            DriverManager.getConnection("jdbc:duckdb:").close();
        } catch (SQLException | LinkageError e) {
            LOG.debug("the database is loaded when it is needed: {}", e.getMessage());
        }
    }

    private static void server() {
        try {
            Javalin.create(config -> config.startup.showJavalinBanner = false);
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("the server is loaded when it is needed: {}", e.getMessage());
        }
    }
}
