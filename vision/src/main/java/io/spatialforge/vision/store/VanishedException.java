package io.spatialforge.vision.store;

import org.apiguardian.api.API;

/**
 * Photographs or depth maps were there when a run began and are not any more. Not a fault of single images, which would be
 * left out: what is made without them would be kept although they come back.
 */
@API(status = API.Status.EXPERIMENTAL)
public final class VanishedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param what is gone, with its path
     */
    public VanishedException(String what) {
        super(what
                + " was there when the run began and is gone; put it back, as by mounting its disk again, and start the"
                + " same command again");
    }
}
