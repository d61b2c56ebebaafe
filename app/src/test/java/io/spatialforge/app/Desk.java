package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.app.docs.Page;
import io.spatialforge.app.docs.ShellCommand;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.drawn.DrawnCorpus;
import io.spatialforge.drawn.DrawnLayout;
import io.spatialforge.pipeline.FinishedRun;
import io.spatialforge.sources.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder for each page of the documents, in which its commands run one after the other as a reader would run them. What
 * the pages take as given, such as {@code instances.json}, is drawn once, and put into a page's folder when a command of it
 * asks for it; so is the demo, of fewer scenes than usual.
 */
final class Desk {

    /** What several pages take as given, under each of the names that they use. */
    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("RUN", "run"),
            Map.entry("corpus", "mine"),
            Map.entry("photos", "demo/scenes/images"),
            Map.entry("val", "others/objects365"),
            Map.entry("coco", "demo/scenes/images"),
            Map.entry("train2014", "demo/scenes/images"),
            Map.entry("depth", "demo/scenes/depth"),
            Map.entry("instances.json", "demo/scenes/annotations.json"),
            Map.entry("instances_train2014.json", "demo/scenes/annotations.json"),
            Map.entry("person_keypoints.json", "demo/scenes/annotations.json"),
            Map.entry("truth.jsonl", "demo/scenes/truth.jsonl"),
            Map.entry("zhiyuan_objv2_val.json", "others/objects365/annotations.json"),
            Map.entry("openimages", "others/openimages"));

    /** Options of which a command writes the value. */
    private static final Set<String> WRITTEN = Set.of("--out", "--picture", "--plot", "--metrics");

    private final Path given;
    private final Path pages;

    /**
     * Draws what is given.
     *
     * @param folder where all goes, empty
     */
    Desk(Path folder) throws IOException {
        given = Files.createDirectories(folder.resolve("given"));
        pages = Files.createDirectories(folder.resolve("pages"));
        Outcome demo = run("demo", "--scenes", "3", "--out", given("demo").toString());
        assertThat(demo.code()).as(demo.said()).isZero();
        DrawnCorpus.write(given("others"), DrawnCorpus.Options.of(2, 1).withLayouts(EnumSet.allOf(DrawnLayout.class)));
        Files.writeString(given("refs.json"), """
                [{"ref_id": 1, "ann_id": 1, "image_id": 1, "category_id": 1, "split": "train",
                  "sentences": [{"sent_id": 1, "raw": "the one in front"}]}]
                """);
        Files.writeString(given("corpus.yaml"), """
                seed: 1
                shards: 2
                licence: CC0-1.0
                splits: {validation: 0.25, test: 0.25}
                sources:
                  - kind: coco
                    name: coco
                    annotations: instances.json
                    images: photos
                    exhaustive: yes
                    depth: {folder: depth}
                """);
        Files.writeString(given("lvis_v1_val.json"), lvis(given("demo/scenes/annotations.json")));
        for (String name : List.of("photos", "depth", "instances.json")) {
            Files.createSymbolicLink(given(name), given(GIVEN.getOrDefault(name, name)));
        }
        Files.createDirectory(given("mine"));
        for (String name : List.of("images", "depth", "annotations.json")) {
            Files.createSymbolicLink(
                    given("mine").resolve(name), given("demo/scenes").resolve(name));
        }
        Outcome forged = run(
                "forge", given("corpus.yaml").toString(), "--out", given("run").toString());
        assertThat(forged.code()).as(forged.said()).isZero();
    }

    /** The annotations whose categories LVIS has under the same name. */
    private static String lvis(Path annotations) {
        JsonNode all = JsonMapper.shared().readTree(annotations);
        ArrayNode kept = JsonMapper.shared().createArrayNode();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode category : all.path("categories")) {
            if (Vocabulary.lvis().label(category.path("name").asString()) != null) {
                kept.add(category);
                ids.add(category.path("id").asInt());
            }
        }
        ArrayNode rows = JsonMapper.shared().createArrayNode();
        for (JsonNode row : all.path("annotations")) {
            if (ids.contains(row.path("category_id").asInt())) {
                rows.add(row);
            }
        }
        return ((ObjectNode) all)
                .set("categories", kept)
                .set("annotations", rows)
                .toString();
    }

    private Path given(String name) {
        return given.resolve(name);
    }

    /** The folder of a page's commands. */
    Path folder(Page page) throws IOException {
        return Files.createDirectories(pages.resolve(page.toString().replace('/', '_')));
    }

    /** The command line, as {@link Main} has it. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** Runs a command in a folder; fails unless it ends with the code and writes what it says it would. */
    void follow(ShellCommand command, Path folder, int code) throws IOException {
        List<String> words = new ArrayList<>(command.arguments());
        if (words.equals(List.of("demo"))) {
            provide("demo", folder);
            return;
        }
        ParseResult parsed = line().parseArgs(words.toArray(String[]::new));
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        List<Path> made = new ArrayList<>();
        for (ArgSpec argument : new LinkedHashSet<>(parsed.matchedArgs())) {
            if (!isPlace(argument)) {
                continue;
            }
            boolean written = argument instanceof OptionSpec option && WRITTEN.contains(option.longestName());
            for (String text : argument.originalStringValues()) {
                Path place = folder.resolve(text);
                if (written) {
                    made.add(place);
                } else {
                    provide(text, folder);
                }
                replace(argument, text, place.toString(), words);
            }
        }
        if (parsed.commandSpec().name().equals("explain")) {
            replaceIds(parsed, words);
        }
        Outcome outcome = run(words.toArray(String[]::new));
        assertThat(outcome.code()).as("%s%n%s", command, outcome.said()).isEqualTo(code);
        if (!command.output().isEmpty()) {
            Files.writeString(folder.resolve(command.output()), outcome.out());
        }
        if (code == Main.DONE && !words.contains("--dry-run")) {
            assertThat(made)
                    .as("what %s writes%n%s", command, outcome.said())
                    .allSatisfy(file -> assertThat(file).exists());
        }
    }

    private static void replace(ArgSpec argument, String text, String by, List<String> words) {
        List<String> names = argument instanceof OptionSpec option ? List.of(option.names()) : List.of("");
        for (int i = 1; i < words.size(); i++) {
            String before = words.get(i - 1).startsWith("-") ? words.get(i - 1) : "";
            if (words.get(i).equals(text) && names.contains(before)) {
                words.set(i, by);
                return;
            }
        }
        throw new AssertionError("where is " + text + " in " + words);
    }

    private static boolean isPlace(ArgSpec argument) {
        return argument.type() == Path.class
                || List.of(argument.auxiliaryTypes()).contains(Path.class)
                || (argument.type() == String.class
                        && Set.of("RUN", "DIR", "FILE").contains(argument.paramLabel()));
    }

    /** Puts a thing that is given into a folder, unless a command has made one of that name. */
    private void provide(String text, Path folder) throws IOException {
        String first = Path.of(text).getName(0).toString();
        Path wanted = folder.resolve(first);
        if (Files.exists(wanted)) {
            return;
        }
        Path source = given.resolve(GIVEN.getOrDefault(first, first));
        assertThat(source)
                .as("%s is given in no test; add it to Desk, or let a command before make it", text)
                .exists();
        copy(source, wanted);
        if (text.equals("corpus.yaml")) {
            for (String name : List.of("photos", "depth", "instances.json")) {
                provide(name, folder);
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path source = from.toRealPath();
        List<Path> all;
        try (Stream<Path> walked = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
            all = walked.toList();
        }
        for (Path each : all) {
            Path target = to.resolve(source.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target);
            }
        }
    }

    /** Pages show ids of runs of their own: a pair or a drop of the run that is here takes the place of theirs. */
    private static void replaceIds(ParseResult parsed, List<String> words) throws IOException {
        Path run = Path.of(words.get(1));
        QaPair pair = FinishedRun.open(run).pairs().next();
        String image = pair.image().id();
        @Nullable String id = parsed.matchedPositionalValue(1, null);
        if (id != null && id.contains("#")) {
            words.replaceAll(word -> word.equals(id) ? image + "#" + leftOut(run, image) : word);
        } else if (id != null) {
            words.replaceAll(word -> word.equals(id) ? pair.id() : word);
        }
        @Nullable String named = parsed.matchedOptionValue("--image", null);
        words.replaceAll(word -> word.equals(named) ? image : word);
    }

    private static String leftOut(Path run, String image) {
        JsonNode story = JsonMapper.shared()
                .readTree(run("explain", run.toString(), "--image", image, "--json")
                        .out());
        for (JsonNode entry : story.path("looked_at")) {
            if (!entry.at("/fate/kept").asBoolean()) {
                return entry.path("id").asString();
            }
        }
        throw new AssertionError("nothing was left out of " + image);
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Main());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = Main.run(line, arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    private record Outcome(int code, String out, String err) {

        String said() {
            return (out + err).strip();
        }
    }
}
