package io.spatialforge.engine;

import java.io.IOException;
import org.apiguardian.api.API;

/** Two processes in one run folder would each undo what the other does. */
@API(status = API.Status.EXPERIMENTAL)
public final class RunInUseException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param folder its path or address
     * @param owner who has it, as in {@code process 12}
     */
    RunInUseException(String folder, String owner) {
        super("the run folder " + folder + " is in use by " + owner
                + "; wait until it ends, stop it, or choose another folder");
    }
}
