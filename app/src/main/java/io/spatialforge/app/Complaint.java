package io.spatialforge.app;

import io.spatialforge.app.console.Paint;
import io.spatialforge.app.console.Plain;
import io.spatialforge.app.console.Terminal;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How it is said that a command failed: to people in a line, to programs as JSON where they asked for it. */
final class Complaint {

    private static final String PROGRAM = "spatialforge: ";

    private Complaint() {}

    /**
     * @param arguments as given, of which {@code --json} counts even where others can't be understood
     * @param see commands that say more
     */
    static void print(PrintWriter err, Failure failure, List<String> arguments, List<String> see) {
        if (arguments.contains("--json")) {
            err.println(json(failure, see));
        } else {
            err.println(Paint.on(Terminal.here(), Terminal.Stream.ERR).bad(PROGRAM.strip()) + " "
                    + Plain.of(failure.message()));
            see.forEach(command -> err.println("See: " + Plain.of(command)));
        }
        err.flush();
    }

    private static String json(Failure failure, List<String> see) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", failure.code());
        error.put("kind", kind(failure.code()));
        error.put("message", failure.message());
        if (!see.isEmpty()) {
            error.put("see", see);
        }
        return JsonMapper.shared().writeValueAsString(Map.of("error", error));
    }

    private static String kind(int code) {
        return switch (code) {
            case Main.NOT_ACCEPTABLE -> "not-acceptable";
            case Main.WRONG_USE -> "wrong-use";
            default -> "fault";
        };
    }
}
