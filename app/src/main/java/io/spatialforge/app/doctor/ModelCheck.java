package io.spatialforge.app.doctor;

import io.spatialforge.pipeline.config.PerceiveConfig;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelRuntime;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.Models;
import io.spatialforge.vision.model.RuntimeSettings;
import io.spatialforge.vision.model.store.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Looks at the models that a configuration asks for: whether they are here, are the right ones, load, and fit their description. */
final class ModelCheck {

    private final PerceiveConfig perceive;
    private final List<Finding> findings = new ArrayList<>();

    private ModelCheck(PerceiveConfig perceive) {
        this.perceive = perceive;
    }

    static List<Finding> all(PerceiveConfig perceive) {
        ModelCheck check = new ModelCheck(perceive);
        check.look();
        return check.findings;
    }

    private void look() {
        if (perceive.models().isEmpty()) {
            findings.add(Finding.ok("models", "none is asked for"));
            return;
        }
        ModelCatalog catalogue = ModelCatalog.shipped();
        for (Path file : perceive.catalogue()) {
            try {
                catalogue = catalogue.with(ModelCatalog.of(file));
            } catch (ModelException e) {
                findings.add(Finding.problem("models", String.valueOf(e.getMessage()), "correct it in " + file));
                return;
            }
        }
        try {
            ModelStore store = ModelStore.at(perceive.folder());
            for (ModelSpec spec : catalogue.named(perceive.models())) {
                here(store, spec);
            }
        } catch (ModelException e) {
            findings.add(
                    Finding.problem("models", String.valueOf(e.getMessage()), "`spatialforge models list` has them"));
        }
    }

    private void here(ModelStore store, ModelSpec spec) {
        Map<String, Path> files;
        try {
            files = store.files(spec);
        } catch (ModelException e) {
            boolean readable = Files.isReadable(store.folder()) || !Files.exists(store.folder());
            boolean here = store.presence(spec) == ModelStore.Presence.HERE;
            findings.add(Finding.problem(
                    name(spec),
                    here || !readable ? String.valueOf(e.getMessage()) : "is not in " + store.folder(),
                    readable ? "spatialforge models pull " + spec.id() : "chmod u+rx " + store.folder()));
            return;
        }
        opens(spec, files);
    }

    /** One after another, so that no more memory is taken than by the largest. */
    private void opens(ModelSpec spec, Map<String, Path> files) {
        ModelRuntime runtime;
        try {
            runtime = ModelRuntime.open(RuntimeSettings.of(perceive.device(), 1, 1));
        } catch (ModelException e) {
            // what models run on has a finding of its own, with what to do
            findings.add(
                    Finding.ok(name(spec), "here, with the right hash; not opened, for there is nothing to run it on"));
            return;
        }
        try (runtime) {
            long began = System.nanoTime();
            Models.open(spec, files, runtime);
            findings.add(Finding.ok(
                    name(spec),
                    String.format(
                            Locale.ROOT,
                            "here, with the right hash; opens in %.1f s, and takes and gives what is said of it; licence %s",
                            (System.nanoTime() - began) / 1e9,
                            spec.licence())));
        } catch (ModelException e) {
            findings.add(Finding.problem(
                    name(spec),
                    String.valueOf(e.getMessage()),
                    "correct its entry in the catalogue (docs/models.md), or take another model"));
        }
    }

    private static String name(ModelSpec spec) {
        return "model " + spec.id();
    }
}
