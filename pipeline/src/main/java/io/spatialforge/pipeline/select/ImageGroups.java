package io.spatialforge.pipeline.select;

import org.apiguardian.api.API;

/** Which images show the same photograph, or one cut out of it. */
@API(status = API.Status.EXPERIMENTAL)
@FunctionalInterface
public interface ImageGroups {

    /** Every image by itself. */
    ImageGroups NONE = imageId -> imageId;

    /** The id of the image that stands for its group: the same for all images of a group, itself for one without copies. */
    String leader(String imageId);
}
