package io.spatialforge.export;

import java.util.List;

/**
 * What a validator found.
 *
 * @param records how many records were read
 * @param faults in the order of the files and records; {@link Faults#MOST} if it stopped there
 */
public record Validation(long records, List<Fault> faults) {

    public Validation {
        faults = List.copyOf(faults);
    }

    /** Whether there are no faults. */
    public boolean isValid() {
        return faults.isEmpty();
    }

    /** Whether the rest was not read because there were too many faults. */
    public boolean stopped() {
        return faults.size() >= Faults.MOST;
    }
}
