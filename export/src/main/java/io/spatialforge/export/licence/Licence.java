package io.spatialforge.export.licence;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the licence of a photograph lets one do, as far as a program can tell.
 *
 * @param name as it is written beside copies: {@code CC-BY-2.0}; without the version where none is stated
 * @param copies which copies it allows
 * @param duties what it asks of whoever passes copies on
 */
public record Licence(String name, Copies copies, Set<Duty> duties) {

    public Licence {
        Set<Duty> sorted = EnumSet.noneOf(Duty.class);
        sorted.addAll(duties);
        duties = Collections.unmodifiableSet(sorted);
    }

    /** Which copies a licence allows. */
    public enum Copies {
        /** None. */
        NONE,
        /** The file as it is. */
        VERBATIM,
        /** Also one that was turned upright, encoded anew or drawn on. */
        ALTERED
    }

    /** What a licence asks of whoever passes copies on. */
    public enum Duty {
        /** To name the maker, the licence and what was altered. */
        CREDIT,
        /** To pass altered copies on under the same licence. */
        SHARE_ALIKE,
        /** To use copies for no commercial end. */
        NON_COMMERCIAL;

        /** As it is written in tables: {@code share-alike}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
