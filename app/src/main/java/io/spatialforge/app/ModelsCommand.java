package io.spatialforge.app;

import io.spatialforge.app.console.Bytes;
import io.spatialforge.app.watch.DownloadView;
import io.spatialforge.app.watch.Progress;
import io.spatialforge.vision.model.ModelCatalog;
import io.spatialforge.vision.model.ModelException;
import io.spatialforge.vision.model.ModelFile;
import io.spatialforge.vision.model.ModelSpec;
import io.spatialforge.vision.model.store.CheckedFile;
import io.spatialforge.vision.model.store.DownloadException;
import io.spatialforge.vision.model.store.DownloadOptions;
import io.spatialforge.vision.model.store.Downloads;
import io.spatialforge.vision.model.store.ModelStore;
import io.spatialforge.vision.model.store.PullSource;
import io.spatialforge.vision.model.store.PulledFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spatialforge models}: which models there are, which of them are here, and how they get here. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "The models that see depth, things and people in photographs.",
        subcommands = {ModelsCommand.ListModels.class, ModelsCommand.Pull.class, ModelsCommand.Verify.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  spatialforge models list",
            "  spatialforge models pull                       the small default set",
            "  spatialforge models pull --set best --from /mnt/models",
            "  spatialforge models verify",
            "Kept in $SPATIALFORGE_MODELS, else in ~/.cache/spatialforge/models.",
            "SPATIALFORGE_OFFLINE=1 forbids the network; HF_ENDPOINT and HF_TOKEN are the model hub's."
        })
final class ModelsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Main.WRONG_USE;
    }

    /** Which models a command is about, and where they are kept. */
    static final class Selection {

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

        ModelStore store() {
            Path folder = dir == null ? ModelStore.usualFolder(System.getenv()) : dir;
            Main.requireFolder(dir == null ? "models" : "models --dir", folder);
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

    /** {@code models list}. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the models there are, and whether they are here.",
            footerHeading = "%nExamples:%n",
            footer = {"  spatialforge models list", "  spatialforge models list --set best --json"})
    static final class ListModels implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Selection selection = new Selection();

        @Override
        public Integer call() {
            ModelCatalog all = selection.catalogue();
            ModelStore store = selection.store();
            Collection<ModelSpec> chosen = selection.chosen(all, all.models());
            Voice voice = Voice.of(spec);
            if (selection.json) {
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
            int width =
                    chosen.stream().mapToInt(model -> model.id().length()).max().orElse(0);
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
            return all.sets().stream()
                    .filter(set -> all.set(set).contains(model))
                    .toList();
        }
    }

    /** The size of a model for people; with a + where the catalogue does not state that of every file. */
    private static String size(ModelSpec model) {
        List<Long> known = model.files().values().stream()
                .map(ModelsCommand::bytes)
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
    static final class Pull implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Selection selection = new Selection();

        @Option(
                names = "--from",
                paramLabel = "DIR|URL",
                description = "A folder or site with NAME/FILE, such as a copy of another store.")
        private @Nullable String from;

        @Override
        public Integer call() throws InterruptedException {
            ModelCatalog all = selection.catalogue();
            ModelStore store = selection.store();
            Collection<ModelSpec> chosen =
                    selection.chosen(all, selection.namesNone() ? all.set("default") : List.of());
            PullSource source;
            DownloadOptions options;
            try {
                source = from == null ? PullSource.published() : PullSource.of(from);
                options = DownloadOptions.of(System.getenv());
            } catch (DownloadException e) {
                throw new Main.UsageException(
                        (from == null ? "models pull: " : "models pull --from: ") + e.getMessage());
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
            if (selection.json) {
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
                map.put("files", files.stream().map(Pull::asJson).toList());
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
    static final class Verify implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private Selection selection = new Selection();

        @Override
        public Integer call() {
            ModelCatalog all = selection.catalogue();
            ModelStore store = selection.store();
            Collection<ModelSpec> chosen = selection.chosen(
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
            if (selection.json) {
                voice.result(asJson(store, checked));
            } else {
                voice.result(
                        print -> checked.forEach(
                                (model, files) -> files.forEach(file -> print.println(line(model, file)))),
                        Tints.MODELS);
            }
            return checked.values().stream()
                            .flatMap(List::stream)
                            .allMatch(file -> file.state() == CheckedFile.State.RIGHT)
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
}
