package io.spatialforge.app;

import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which models a command is about, and where they are kept. */
final class ModelChoice {

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            completionCandidates = Candidates.ModelIds.class,
            description = "Models by name.")
    private List<String> names = List.of();

    @Option(
            names = "--set",
            paramLabel = "SET",
            completionCandidates = Candidates.ModelSets.class,
            description = "The models of a set, such as default or best.")
    private @Nullable String set;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "Models of your own, beside and before those that are shipped.")
    private @Nullable Path catalogue;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where models are kept.")
    private @Nullable Path dir;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    boolean asJson() {
        return json;
    }

    ModelStore store() {
        Path folder = dir == null ? ModelStore.usualFolder(System.getenv()) : dir;
        String option = dir == null ? "models" : "models --dir";
        Main.requireFolder(option, folder);
        if (Files.exists(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
            throw new Main.UsageException(option + ": " + Denied.told(folder));
        }
        return ModelStore.at(folder);
    }

    ModelCatalog catalogue() {
        return catalogue == null
                ? ModelCatalog.shipped()
                : ModelCatalog.shipped().with(ModelCatalog.of(catalogue));
    }

    /** The models that are named; those otherwise chosen where none is. */
    Collection<ModelSpec> chosen(ModelCatalog all, Collection<ModelSpec> otherwise) {
        if (set == null && names.isEmpty()) {
            return otherwise;
        }
        Set<ModelSpec> chosen = new LinkedHashSet<>(set == null ? List.of() : all.set(set));
        names.forEach(name -> chosen.add(all.model(name)));
        return chosen;
    }

    boolean namesNone() {
        return set == null && names.isEmpty();
    }
}
