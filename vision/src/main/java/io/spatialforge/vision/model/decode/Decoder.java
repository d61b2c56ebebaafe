package io.spatialforge.vision.model.decode;

import io.spatialforge.vision.model.Model;
import io.spatialforge.vision.model.Role;
import io.spatialforge.vision.model.Settings;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The code that reads what a family of models answers.
 *
 * @param id the name that catalogues use
 * @param role of the models it reads
 * @param check reads the settings of a manifest and complains of any that is missing, unknown or wrong
 * @param opening makes a model of a graph, after checking that the graph is of the family
 */
@API(status = API.Status.EXPERIMENTAL)
public record Decoder(String id, Role role, Consumer<Settings> check, Opening opening) {

    /** Makes a model of what was loaded. */
    @FunctionalInterface
    public interface Opening {

        /**
         * @throws io.spatialforge.vision.model.ModelException if a tensor of a graph is not what the decoder reads
         */
        Model open(Loaded loaded);
    }
}
