package io.spatialforge.vision.depth;

import io.spatialforge.core.scene.DepthSource;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the raw numbers of a depth map stand for: the one declaration a user makes for a folder of maps.
 *
 * @param kind distance in metres, distance up to a factor, or inverse distance
 * @param geometry along the optical axis or along the ray
 * @param scale value = raw number / scale; 1000 for maps in millimetres, 256 for KITTI; greater than 0
 * @param invalid the raw number that stands for "no measurement"; null where there is none. Numbers that are not finite
 *     are never valid, nor, unless the kind is inverse, are those not above 0
 * @param id name of the sensor, renderer or model, with its version
 */
@API(status = API.Status.EXPERIMENTAL)
public record DepthMeaning(
        DepthSource.Kind kind,
        DepthSource.Geometry geometry,
        double scale,
        @Nullable Double invalid,
        String id) {

    /**
     * @throws IllegalArgumentException if the scale is not a finite number above 0
     */
    public DepthMeaning {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("depth '%s': scale must be above 0, got %s".formatted(id, scale));
        }
    }

    /** Metres along the optical axis, 0 meaning no measurement: what depth cameras and projected LiDAR give. */
    public static DepthMeaning metres(double scale, String id) {
        return new DepthMeaning(DepthSource.Kind.METRIC, DepthSource.Geometry.Z, scale, 0.0, id);
    }

    /** Inverse depth of unknown factor and offset in which every number is valid: what relative depth models give. */
    public static DepthMeaning inverse(String id) {
        return new DepthMeaning(DepthSource.Kind.INVERSE, DepthSource.Geometry.Z, 1, null, id);
    }

    /** A raw number as a value in the unit of {@link #kind}, NaN where it is no measurement. */
    float value(double raw) {
        boolean none = !Double.isFinite(raw)
                || (invalid != null && raw == invalid)
                || (kind != DepthSource.Kind.INVERSE && raw <= 0);
        return none ? Float.NaN : (float) (raw / scale);
    }
}
