package io.spatialforge.export.hub;

import io.spatialforge.core.DataFile;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.licence.Licences;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The licence of a dataset as the Hub calls it.
 *
 * @param identifier one of those the Hub knows
 * @param stated as the user configured it; empty where nothing was
 */
record HubLicence(String identifier, String stated) {

    /** Where no licence was configured. */
    static final String UNKNOWN = "unknown";

    /** Where the Hub has no name for it. */
    static final String OTHER = "other";

    private static final Set<String> KNOWN = Set.copyOf(DataFile.lines(HubLicence.class, "licences.txt"));

    private static final String CC0 = "cc0-1.0";

    /**
     * @param licence a name as in {@code CC-BY-4.0}, or an address; empty if none was given
     */
    static HubLicence of(String licence) {
        if (licence.isBlank()) {
            return new HubLicence(UNKNOWN, "");
        }
        String name = licence.strip().toLowerCase(Locale.ROOT);
        if (KNOWN.contains(name)) {
            return new HubLicence(name, licence);
        }
        Licence understood = Licences.of(licence);
        String other = understood == null ? "" : understood.name().toLowerCase(Locale.ROOT);
        return new HubLicence(KNOWN.contains(other) ? other : OTHER, licence);
    }

    static boolean isKnown(String identifier) {
        return KNOWN.contains(identifier);
    }

    boolean isMissing() {
        return identifier.equals(UNKNOWN);
    }

    /** Where its text can be read, if that follows from its name. */
    @Nullable
    String address() {
        if (identifier.equals(CC0)) {
            return "https://creativecommons.org/publicdomain/zero/1.0/";
        }
        if (identifier.matches("cc-(by|by-sa|by-nc|by-nd|by-nc-nd|by-nc-sa)-\\d\\.\\d")) {
            int version = identifier.lastIndexOf('-');
            return "https://creativecommons.org/licenses/" + identifier.substring(3, version) + "/"
                    + identifier.substring(version + 1) + "/";
        }
        return null;
    }
}
