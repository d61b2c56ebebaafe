package io.spatialforge.export.hub;

import io.spatialforge.core.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Licences as the Hub calls them. */
final class Licences {

    /** Where no licence was configured. */
    static final String UNKNOWN = "unknown";

    /** Where the Hub has no name for it. */
    static final String OTHER = "other";

    private static final Set<String> KNOWN = Set.copyOf(DataFile.lines(Licences.class, "licences.txt"));

    private Licences() {}

    /**
     * The Hub's identifier of a licence.
     *
     * @param licence as a user wrote it, as in {@code CC-BY-4.0}; empty if none was given
     */
    static String identifier(String licence) {
        if (licence.isBlank()) {
            return UNKNOWN;
        }
        String name = licence.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return KNOWN.contains(name) ? name : OTHER;
    }

    /** Where the text of a licence can be read, for those whose address follows from their name; else an empty list. */
    static List<String> address(String identifier) {
        if (identifier.equals("cc0-1.0")) {
            return List.of("https://creativecommons.org/publicdomain/zero/1.0/");
        }
        if (identifier.matches("cc-(by|by-sa|by-nc|by-nd|by-nc-nd|by-nc-sa)-\\d\\.\\d")) {
            int version = identifier.lastIndexOf('-');
            return List.of("https://creativecommons.org/licenses/" + identifier.substring(3, version) + "/"
                    + identifier.substring(version + 1) + "/");
        }
        return List.of();
    }
}
