package io.spatialforge.viewer.serve;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.spatialforge.engine.CorruptFileException;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.explain.UnknownIdException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong as a page that says what was expected, what was got and what to do; never a stack trace. */
final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Pages pages;

    Faults(Pages pages) {
        this.pages = pages;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(Exception.class, (e, request) -> answer(request, of(e)));
        routes.exception(HttpResponseException.class, (e, request) -> answer(request, of(e)));
    }

    private void answer(Context request, PageFault fault) {
        request.status(fault.status());
        Guard.headers(request);
        pages.answer(
                request,
                new Pages.Heading(fault.title(), "fault", ""),
                "fault.jte",
                Map.of("title", fault.title(), "told", fault.told()));
    }

    private static PageFault of(Exception error) {
        return switch (error) {
            case PageFault fault -> fault;
            case UnknownIdException unknown ->
                PageFault.missing("There is nothing of that id", String.valueOf(unknown.getMessage()));
            case CorruptFileException corrupt ->
                new PageFault(
                        500,
                        "A file of the run is damaged",
                        corrupt.getMessage() + ". Everything else can be looked at; run forge again to mend it.");
            case UncheckedIOException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ConfigException config ->
                new PageFault(500, "The run can't be read", String.valueOf(config.getMessage()));
            case IOException io ->
                new PageFault(
                        500,
                        "Something can't be read",
                        "%s. If it was moved or deleted, put it back, or run forge again.".formatted(io.getMessage()));
            case HttpResponseException http -> of(http);
            default -> {
                LOG.error("a page could not be made: {}", error.toString());
                LOG.debug("where it arose", error);
                yield new PageFault(
                        500,
                        "The viewer is at fault",
                        "This page could not be made, and the fault is the program's: %s. Where it arose is told by its log, with SPATIALFORGE_LOG=DEBUG."
                                .formatted(error.getClass().getSimpleName()));
            }
        };
    }

    private static PageFault of(HttpResponseException http) {
        return switch (http.getStatus()) {
            case 404 ->
                PageFault.missing(
                        "There is no such page", "No page of the viewer has that address. The pages above are there.");
            case 405 -> new PageFault(405, "Nothing is done so", "That page is only looked at.");
            case 413 -> new PageFault(413, "Too much was sent", "A form sends at most 64 KiB.");
            default ->
                new PageFault(
                        http.getStatus(),
                        "The request can't be answered",
                        "It is not one that a page of the viewer makes. Go back and try again.");
        };
    }
}
