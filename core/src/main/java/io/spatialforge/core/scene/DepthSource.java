package io.spatialforge.core.scene;

/**
 * What the depth values of a scene mean.
 *
 * @param id name of the sensor, renderer or model, with its version or hash
 * @param kind what a value stands for
 * @param geometry along which line it was measured
 * @param origin whether it was measured or guessed
 * @param low 5th percentile of the image's valid values
 * @param high 95th percentile of the image's valid values; {@code high - low} is the scene's robust range
 */
public record DepthSource(String id, Kind kind, Geometry geometry, Origin origin, double low, double high) {

    /**
     * Depth of which only is known what it stands for: inverse depth is what networks give, distances are taken to be
     * measured.
     */
    public DepthSource(String id, Kind kind, Geometry geometry, double low, double high) {
        this(id, kind, geometry, kind == Kind.INVERSE ? Origin.ESTIMATED : Origin.MEASURED, low, high);
    }

    /** How far depth can be trusted. */
    public enum Origin {
        /** By a sensor or a renderer: what is wrong with it is noise and gaps. */
        MEASURED("measured"),
        /**
         * By a network from the picture: it has opinions, such as that the bottom of a picture is near, and where a picture
         * is unusual it is wrong without a sign.
         */
        ESTIMATED("estimated");

        private final String id;

        Origin(String id) {
            this.id = id;
        }

        /** The stable name written into records. */
        public String id() {
            return id;
        }
    }

    /** What a depth value stands for. */
    public enum Kind {
        /** Distance in metres. */
        METRIC("metric"),
        /** Distance up to an unknown factor. */
        RELATIVE("relative"),
        /** Inverse distance up to an unknown factor and offset: larger is nearer, ratios mean nothing. */
        INVERSE("inverse");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The stable name written into records. */
        public String id() {
            return id;
        }
    }

    /** The line along which a distance was measured. */
    public enum Geometry {
        /** Along the optical axis of the camera. */
        Z("z"),
        /** Along the ray from the camera to the point. */
        RAY("ray");

        private final String id;

        Geometry(String id) {
            this.id = id;
        }

        /** The stable name written into records. */
        public String id() {
            return id;
        }
    }
}
