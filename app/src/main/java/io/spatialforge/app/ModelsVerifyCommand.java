package io.spatialforge.app;

import io.spatialforge.app.watch.Progress;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.CheckedFile;
import io.spatialforge.vision.model.store.ModelStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code models verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads models through and compares their hashes: those that are named, or else all that are here.",
            "Exits 1 if a file is another one, missing, or nothing is known of it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  spatialforge models verify", "  spatialforge models verify yolox-nano --json"})
final class ModelsVerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelChoice choice = new ModelChoice();

    @Override
    public Integer call() {
        ModelCatalog all = choice.catalogue();
        ModelStore store = choice.store();
        Collection<ModelSpec> chosen = choice.chosen(
                all,
                all.models().stream()
                        .filter(model -> store.presence(model) != ModelStore.Presence.ABSENT)
                        .toList());
        if (chosen.isEmpty()) {
            throw new Main.UsageException("models verify: there is no model in " + store.folder()
                    + "; get some with `spatialforge models pull`");
        }
        Map<ModelSpec, List<CheckedFile>> checked = new LinkedHashMap<>();
        try (Progress progress = Voice.of(spec).progress()) {
            for (ModelSpec model : chosen) {
                progress.worked("verify", "models", checked.size(), chosen.size());
                checked.put(model, store.verify(model));
            }
            progress.worked("verify", "models", checked.size(), chosen.size());
        }
        Voice voice = Voice.of(spec);
        if (choice.asJson()) {
            voice.result(asJson(store, checked));
        } else {
            voice.result(
                    print -> checked.forEach((model, files) -> files.forEach(file -> print.println(line(model, file)))),
                    Tints.MODELS);
        }
        return checked.values().stream().flatMap(List::stream).allMatch(file -> file.state() == CheckedFile.State.RIGHT)
                ? Main.DONE
                : Main.NOT_ACCEPTABLE;
    }

    private static String line(ModelSpec model, CheckedFile file) {
        String name = "%-7s  %s/%s"
                .formatted(file.state().id(), model.id(), file.path().getFileName());
        return switch (file.state()) {
            case RIGHT -> name + "  " + file.found();
            case WRONG ->
                name + ": expected SHA-256 " + file.expected() + ", got " + file.found()
                        + "; it is not used; `spatialforge models pull " + model.id() + "` replaces it";
            case MISSING -> name + ": is not in " + file.path().getParent();
            case UNKNOWN ->
                name + ": has SHA-256 " + file.found()
                        + ", and nothing says whether it should; `spatialforge models pull " + model.id()
                        + "` compares it with its source";
        };
    }

    private static String asJson(ModelStore store, Map<ModelSpec, List<CheckedFile>> checked) {
        List<Object> files = new ArrayList<>();
        checked.forEach((model, all) -> all.forEach(file -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", model.id());
            map.put("path", file.path().toString());
            map.put("state", file.state().id());
            map.put("sha256", file.found());
            map.put("expected", file.expected());
            files.add(map);
        }));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", store.folder().toString());
        map.put("files", files);
        return JsonMapper.shared().writeValueAsString(map);
    }
}
