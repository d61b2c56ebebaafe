package io.spatialforge.export;

import java.util.List;

/**
 * What a validator found.
 *
 * @param lines how many lines were read
 * @param faults in the order of the files and lines; {@link Validator#MAX_FAULTS} if it stopped there
 */
public record Validation(long lines, List<Fault> faults) {

    public Validation {
        faults = List.copyOf(faults);
    }

    /** Whether there are no faults. */
    public boolean isValid() {
        return faults.isEmpty();
    }

    /** Whether the rest was not read because there were too many faults. */
    public boolean stopped() {
        return faults.size() >= Validator.MAX_FAULTS;
    }
}
