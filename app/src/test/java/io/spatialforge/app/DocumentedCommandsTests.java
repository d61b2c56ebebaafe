package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.spatialforge.app.docs.Block;
import io.spatialforge.app.docs.Page;
import io.spatialforge.app.docs.ShellCommand;
import io.spatialforge.app.docs.Untested;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documents tell to type does what they say. */
class DocumentedCommandsTests {

    /** The measurements' command line, which their own tests parse. */
    private static final String BENCH = "bench/run";

    /** Words in texts that look like options of ours, and are those of other programs. */
    private static final Set<String> OF_OTHERS = Set.of(
            "--conf",
            "--deploy-mode",
            "--image_aspect_ratio",
            "--max-model-len",
            "--max_pixels",
            "--min_pixels",
            "--mmproj",
            "--model-path",
            "--packages");

    private static final Pattern PROGRAM = Pattern.compile(
            "^(\\$ )?(\\./)?(spatialforge|bench/run|mvn|spark-submit|torchrun|deepspeed|python3?|swift|docker|jq|jfr|tail|aws|pip) .*");

    @TempDir
    static Path folder;

    private static Desk desk;

    @BeforeAll
    static void aDesk() throws IOException {
        desk = new Desk(folder);
    }

    static Stream<Page> pages() {
        return Page.all().stream().filter(page -> page.blocks().stream().anyMatch(ShellCommand::areIn));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCommandsOfAPageRunOneAfterTheOther(Page page) throws IOException {
        for (Block block : page.blocks()) {
            if (!ShellCommand.areIn(block)) {
                continue;
            }
            Optional<Untested> untested = Untested.of(block);
            for (ShellCommand command : ShellCommand.of(block)) {
                if (command.program().equals(BENCH)) {
                    continue;
                }
                if (untested.isPresent()) {
                    ours(command).ifPresent(arguments -> parses(command, arguments));
                    continue;
                }
                assertThat(command.isOurs() && command.plain())
                        .as(
                                "%s: no test can run this; say why behind the fence, as in: ```sh no-test=download",
                                command)
                        .isTrue();
                desk.follow(
                        command,
                        desk.folder(page),
                        Integer.parseInt(block.mark("exit").orElse("0")));
            }
        }
    }

    private static Optional<List<String>> ours(ShellCommand command) {
        List<String> words = command.words();
        if (command.isOurs()) {
            return Optional.of(command.arguments());
        }
        int jar = words.indexOf("spatialforge-spark.jar");
        return command.program().equals("spark-submit") && jar > 0
                ? Optional.of(words.subList(jar + 1, words.size()))
                : Optional.empty();
    }

    private static void parses(ShellCommand command, List<String> arguments) {
        assertThatCode(() -> Desk.line().parseArgs(arguments.toArray(String[]::new)))
                .as(command.toString())
                .doesNotThrowAnyException();
    }

    @Test
    void whatLooksLikeACommandIsMarkedAsOne() {
        List<String> unmarked = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (!ShellCommand.areIn(block)) {
                    block.lines().stream()
                            .filter(line -> PROGRAM.matcher(line).matches())
                            .forEach(line -> unmarked.add(block + ": " + line));
                }
            }
            page.indented().stream()
                    .filter(line -> PROGRAM.matcher(line).matches())
                    .forEach(line -> unmarked.add(page + ": " + line));
        }
        assertThat(unmarked)
                .as("blocks of commands begin with ```sh or ```console")
                .isEmpty();
    }

    @Test
    void commandsInTextsHaveTheOptionsThatAreTold() throws IOException {
        CommandLine line = Desk.line();
        Set<String> known = options(line);
        known.addAll(OF_OTHERS);
        Pattern option = Pattern.compile("\"(--[a-z0-9-]+)\"");
        option.matcher(code("bench/src/main")).results().forEach(found -> known.add(found.group(1)));
        Pattern ofLauncher = Pattern.compile(" = (--[a-z-]+) ]");
        ofLauncher.matcher(code("app/src/release")).results().forEach(found -> known.add(found.group(1)));
        List<String> unknown = new ArrayList<>();
        for (Page page : Page.all()) {
            for (String span : page.spans()) {
                if (!isRight(ShellCommand.words(span), line, known)) {
                    unknown.add(page + ": " + span);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean isRight(List<String> words, CommandLine line, Set<String> known) {
        CommandLine command = line;
        Set<String> options = known;
        for (String word : words) {
            CommandLine sub = command.getSubcommands().get(word);
            if (sub != null && !words.getFirst().equals(BENCH)) {
                command = sub;
                options = options(sub);
            } else if (word.startsWith("--") && !options.contains(word.replaceFirst("[^a-z0-9_-].*", ""))) {
                return false;
            }
        }
        return command != line
                || words.size() < 2
                || !words.getFirst().endsWith("spatialforge")
                || words.get(1).startsWith("-")
                || words.get(1).equals("...");
    }

    private static Set<String> options(CommandLine command) {
        Set<String> names = new TreeSet<>();
        command.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        command.getSubcommands().values().forEach(sub -> names.addAll(options(sub)));
        return names;
    }

    private static String code(String... folders) throws IOException {
        StringBuilder code = new StringBuilder();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Page.root().resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    code.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return code.toString();
    }

    @Test
    void environmentVariablesThatAreToldAreRead() throws IOException {
        Pattern variable = Pattern.compile("SPATIALFORGE_[A-Z_]+");
        String read = code(
                "spatialforge",
                "bench/src/main",
                "app/src",
                "pipeline/src/main",
                "vision/src/main",
                "engine/src/main",
                "export/src/main/resources",
                "spark/src/main");
        for (Page page : Page.all()) {
            assertThat(variable.matcher(page.text()).results().map(found -> found.group()))
                    .as(page.toString())
                    .allMatch(read::contains);
        }
    }
}
