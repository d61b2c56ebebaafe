package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.app.watch.DownloadView;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.DownloadException;
import io.spatialforge.vision.model.store.DownloadOptions;
import io.spatialforge.vision.model.store.Downloads;
import io.spatialforge.vision.model.store.ModelStore;
import io.spatialforge.vision.model.store.PullSource;
import io.spatialforge.vision.model.store.PulledFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code models pull}. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        description = {
            "Gets models: those that are named, a set, or else the default set.",
            "What is here already is not asked for; what broke off goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge models pull                       the default set",
            "  spatialforge models pull yolox-s nanodet-plus",
            "  spatialforge models pull --set best --from /mnt/models"
        })
final class ModelsPullCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelChoice choice = new ModelChoice();

    @Option(
            names = "--from",
            paramLabel = "DIR|URL",
            description = "A folder or site with NAME/FILE, such as a copy of another store.")
    private @Nullable String from;

    @Override
    public Integer call() throws InterruptedException {
        ModelCatalog all = choice.catalogue();
        ModelStore store = choice.store();
        Collection<ModelSpec> chosen = choice.chosen(all, choice.namesNone() ? all.set("default") : List.of());
        PullSource source;
        DownloadOptions options;
        try {
            source = from == null ? PullSource.published() : PullSource.of(from);
            options = DownloadOptions.of(System.getenv());
        } catch (DownloadException e) {
            throw new Main.UsageException((from == null ? "models pull: " : "models pull --from: ") + e.getMessage());
        }
        Map<ModelSpec, List<PulledFile>> pulled = new LinkedHashMap<>();
        Map<ModelSpec, String> failed = new LinkedHashMap<>();
        DownloadView progress = Voice.of(spec).downloads();
        try (Downloads downloads = Downloads.with(options)) {
            for (ModelSpec model : chosen) {
                try {
                    pulled.put(model, store.pull(model, source, downloads, progress));
                } catch (DownloadException | ModelException e) {
                    failed.put(model, e.getMessage());
                }
            }
        }
        Voice voice = Voice.of(spec);
        if (choice.asJson()) {
            voice.result(asJson(store, pulled, failed));
        } else {
            voice.result(print -> print(store, pulled, failed, print), Tints.MODELS);
        }
        failed.forEach((model, why) -> voice.complain("spatialforge: " + why));
        if (!failed.isEmpty() && from == null) {
            voice.complain("Without a network, --from DIR takes models from a folder that holds NAME/FILE.");
        }
        return failed.isEmpty() ? Main.DONE : Main.NOT_ACCEPTABLE;
    }

    private static void print(
            ModelStore store,
            Map<ModelSpec, List<PulledFile>> pulled,
            Map<ModelSpec, String> failed,
            PrintWriter print) {
        pulled.forEach((model, files) -> {
            boolean fetched = files.stream().anyMatch(file -> file.deed() == PulledFile.Deed.FETCHED);
            long bytes = files.stream().mapToLong(PulledFile::bytes).sum();
            print.printf("%s: %s, %s%n", model.id(), fetched ? "pulled" : "was here already", Bytes.told(bytes));
            print.printf("    licence %s%s; %s%n", model.licence(), forbidden(model.licence()), model.source());
            for (PulledFile file : files) {
                if (file.trust() == PulledFile.Trust.FIRST_USE) {
                    print.printf(
                            "    %s: nothing states its hash; it was taken as it came from %s and is kept to: SHA-256 %s%n",
                            file.path().getFileName(), file.from(), file.sha256());
                }
            }
        });
        print.printf("%d of %d models are in %s%n", pulled.size(), pulled.size() + failed.size(), store.folder());
    }

    private static String forbidden(String licence) {
        return licence.contains("-NC") ? " (not for commercial use)" : "";
    }

    private static String asJson(
            ModelStore store, Map<ModelSpec, List<PulledFile>> pulled, Map<ModelSpec, String> failed) {
        List<Object> models = new ArrayList<>();
        pulled.forEach((model, files) -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", model.id());
            map.put("licence", model.licence());
            map.put("source", model.source());
            map.put("files", files.stream().map(ModelsPullCommand::asJson).toList());
            models.add(map);
        });
        failed.forEach((model, why) -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("id", model.id());
            map.put("error", why);
            models.add(map);
        });
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("folder", store.folder().toString());
        map.put("models", models);
        return JsonMapper.shared().writeValueAsString(map);
    }

    private static Map<String, Object> asJson(PulledFile file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", file.path().toString());
        map.put("sha256", file.sha256());
        map.put("bytes", file.bytes());
        map.put("from", file.from());
        map.put("commit", file.commit());
        map.put("fetched", file.deed() == PulledFile.Deed.FETCHED);
        map.put("checked", file.trust() == PulledFile.Trust.CHECKED);
        return map;
    }
}
