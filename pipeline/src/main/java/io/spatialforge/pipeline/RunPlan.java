package io.spatialforge.pipeline;

import io.spatialforge.engine.RunFolder;
import io.spatialforge.pipeline.config.ConfigException;
import io.spatialforge.pipeline.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a run would read, redo and write, found by a look at its folder and at sizes and times of its inputs.
 *
 * @param folder of the run, which need not be there
 * @param begun whether anything of the run is there
 * @param inputs files whose content decides what is redone
 * @param places with photographs, of which names, sizes and times of change decide
 * @param stages in their order
 */
@API(status = API.Status.INTERNAL)
public record RunPlan(RunFolder folder, boolean begun, List<Input> inputs, List<Place> places, List<Stage> stages) {

    public RunPlan {
        inputs = List.copyOf(inputs);
        places = List.copyOf(places);
        stages = List.copyOf(stages);
    }

    /** What would become of a stage. */
    public enum Fate {
        /** All its shards are finished and stay. */
        REUSED,
        /** Some or all of its shards would be done. */
        DONE,
        /** It reads what may become other lines; if these come out the same, its shards stay. */
        DEPENDS
    }

    /** What is known of the content of a file. */
    public enum Known {
        /** Its hash, since its size and time of change are as they were. */
        REMEMBERED,
        /** Its hash, since it is small and was read just now. */
        READ,
        /** Nothing: it would be read, to be hashed. */
        UNREAD
    }

    /**
     * A file.
     *
     * @param role what it is for, as "annotations of coco"
     * @param size in bytes
     */
    public record Input(String role, Path file, long size, Known known) {}

    /**
     * A place with photographs.
     *
     * @param role what they are for, as "photographs of coco"
     * @param readBy stages that would read the photographs themselves, unless they depend on something and stay
     */
    public record Place(String role, String place, List<String> readBy) {

        public Place {
            readBy = List.copyOf(readBy);
        }
    }

    /**
     * A stage.
     *
     * @param shards how many it has
     * @param todo how many of them would be done; of one that depends, how many have no marker at all
     * @param why it is done again, for a person; empty where nothing was done before
     * @param on the stage or the file it depends on; empty where it does not
     * @param bytes of its files as they are now, which may be of an earlier configuration
     */
    public record Stage(String name, Fate fate, int shards, int todo, String why, String on, long bytes) {}

    /** Stages that are not certain to stay. */
    public List<Stage> open() {
        return stages.stream().filter(stage -> stage.fate() != Fate.REUSED).toList();
    }

    /**
     * Looks, and writes nothing.
     *
     * @param rehash whether inputs would be read again although size and time of change are as remembered
     * @param verify whether the content of finished shards is checked, not only their size; reads all of them
     * @throws ConfigException as {@link Run#forge} does
     */
    public static RunPlan of(RunConfig config, RunFolder out, boolean rehash, boolean verify)
            throws IOException, InterruptedException {
        RunInputs.require(config);
        return new Planning(config, out, rehash, verify).plan();
    }
}
