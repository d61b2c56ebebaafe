package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.ModelStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code models list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the models there are, and whether they are here.",
        footerHeading = "%nExamples:%n",
        footer = {"  spatialforge models list", "  spatialforge models list --set best --json"})
final class ModelsListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelChoice choice = new ModelChoice();

    @Override
    public Integer call() {
        ModelCatalog all = choice.catalogue();
        ModelStore store = choice.store();
        Collection<ModelSpec> chosen = choice.chosen(all, all.models());
        Voice voice = Voice.of(spec);
        if (choice.asJson()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("folder", store.folder().toString());
            map.put(
                    "models",
                    chosen.stream().map(model -> asJson(all, store, model)).toList());
            voice.result(JsonMapper.shared().writeValueAsString(map));
        } else {
            voice.result(print -> print(all, store, chosen, print), Tints.MODELS);
        }
        return Main.DONE;
    }

    private static void print(ModelCatalog all, ModelStore store, Collection<ModelSpec> chosen, PrintWriter print) {
        int width = chosen.stream().mapToInt(model -> model.id().length()).max().orElse(0);
        for (ModelSpec model : chosen) {
            print.printf(
                    "%-" + Math.max(1, width) + "s  %-15s  %-6s  %10s  %-14s  %s%n",
                    model.id(),
                    model.role().id(),
                    store.presence(model).id(),
                    size(model),
                    model.licence(),
                    String.join(", ", setsOf(all, model)));
            print.println("    " + model.about() + (model.about().isEmpty() ? "" : "; ") + model.source());
        }
        print.println("Kept in " + store.folder());
    }

    private static Map<String, Object> asJson(ModelCatalog all, ModelStore store, ModelSpec model) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", model.id());
        map.put("role", model.role().id());
        map.put("about", model.about());
        map.put("licence", model.licence());
        map.put("source", model.source());
        map.put("presence", store.presence(model).id());
        map.put("sets", setsOf(all, model));
        List<Object> files = new ArrayList<>();
        model.files().values().forEach(file -> {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", file.name());
            each.put("sha256", file.sha256());
            each.put("bytes", bytes(file));
            files.add(each);
        });
        map.put("files", files);
        return map;
    }

    private static List<String> setsOf(ModelCatalog all, ModelSpec model) {
        return all.sets().stream().filter(set -> all.set(set).contains(model)).toList();
    }

    /** The size of a model for people; with a + where the catalogue does not state that of every file. */
    private static String size(ModelSpec model) {
        List<Long> known = model.files().values().stream()
                .map(ModelsListCommand::bytes)
                .filter(Objects::nonNull)
                .toList();
        long sum = known.stream().mapToLong(bytes -> bytes).sum();
        String more = known.size() < model.files().size() ? "+" : "";
        return known.isEmpty() ? "?" : Bytes.told(sum) + more;
    }

    private static @Nullable Long bytes(ModelFile file) {
        return switch (file) {
            case ModelFile.ByUrl url -> url.bytes();
            case ModelFile.InHub hub -> hub.bytes();
            case ModelFile.OnDisk here -> null;
        };
    }
}
