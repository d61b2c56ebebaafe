package io.spatialforge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents tell to type after {@code bench/run} is understood; running it takes minutes and more. */
class DocumentedBenchmarksTests {

    /** In a block of commands. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *bench/run ([^#\\n]+)");

    /** In a text, where only the part that matters may stand. */
    private static final Pattern MENTION = Pattern.compile("`bench/run ([^`]+)`");

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @Test
    void eachCommandIsUnderstood() throws IOException {
        List<String> commands = found(COMMAND);

        assertThat(commands).hasSizeGreaterThan(5);
        for (String command : commands) {
            assertThatCode(() -> new CommandLine(new Bench()).parseArgs(words(command)))
                    .as(command)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void eachThatIsMentionedHasItsOptions() throws IOException {
        List<String> mentions = found(MENTION);

        assertThat(mentions).hasSizeGreaterThan(5);
        for (String mention : mentions) {
            assertThatCode(() -> understandPart(mention)).as(mention).doesNotThrowAnyException();
        }
    }

    private static void understandPart(String mention) {
        try {
            new CommandLine(new Bench()).parseArgs(words(mention));
        } catch (CommandLine.MissingParameterException e) {
            assertThat(e.getMissing()).as("what it leaves out").isNotEmpty();
        }
    }

    private static List<String> found(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> pages = Stream.concat(Stream.of(Path.of("../README.md")), Files.list(Path.of("../docs")))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
                pattern.matcher(Files.readString(page)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    /** The words, without the brackets around what may be left out. */
    private static String[] words(String command) {
        return WORD.matcher(command.replaceAll("[\\[\\]…]", ""))
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .toArray(String[]::new);
    }
}
