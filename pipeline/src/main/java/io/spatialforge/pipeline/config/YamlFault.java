package io.spatialforge.pipeline.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** What is wrong with a text that is no YAML, in one line. */
final class YamlFault {

    /** The parser tells the place in its text; the last one is where it gave up. */
    private static final Pattern LINE = Pattern.compile("line (\\d+), column \\d+");

    /** Pictures of the place, and where the text came from. */
    private static final Pattern SURROUNDINGS = Pattern.compile("(?m)^ (in |   ).*\\R?");

    private YamlFault() {}

    static String told(JacksonException fault) {
        String message = String.valueOf(fault.getOriginalMessage());
        int line = fault.getLocation().getLineNr();
        Matcher places = LINE.matcher(message);
        while (places.find()) {
            line = Integer.parseInt(places.group(1));
        }
        String why = SURROUNDINGS.matcher(message).replaceAll("").strip().replaceAll("\\s*\\R\\s*", ": ");
        return "expected YAML, got something else at line " + line + " (" + why + ")";
    }
}
