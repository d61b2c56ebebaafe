package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandHelpTests {

    /** What they print is a script, a schema, or what other commands say. */
    private static final Set<String> WITHOUT_JSON = Set.of("help", "completion", "schema", "models", "config");

    static Stream<CommandLine> commands() {
        return below(Main.line(new Main()));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return command.getSubcommands().values().stream().flatMap(each -> Stream.concat(Stream.of(each), below(each)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTellsWhatItIsForWithExamplesThatCanBeTyped(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String help = command.getUsageMessage();
        assertThat(String.join(" ", spec.usageMessage().description()))
                .isNotBlank()
                .doesNotContain("%n");
        if (!spec.name().equals("help")) {
            List<String> examples = examples(help);
            assertThat(examples).as(help).isNotEmpty();
            for (String example : examples) {
                String[] words = example.split(" +", -1);
                assertThatCode(() -> Main.line(new Main()).parseArgs(Arrays.copyOfRange(words, 1, words.length)))
                        .as(example)
                        .doesNotThrowAnyException();
            }
            assertThat(spec.optionsMap().containsKey("--json")).isEqualTo(!WITHOUT_JSON.contains(spec.name()));
        }
        assertThat(spec.optionsMap()).containsKeys("--quiet", "--no-progress", "--stacktrace");
        spec.options()
                .forEach(option -> assertThat(option.description())
                        .as(option.longestName())
                        .isNotEmpty());
    }

    /** The commands of a help's examples: without prompts, comments behind them, and what pipes make of them. */
    private static List<String> examples(String help) {
        List<String> examples = new ArrayList<>();
        String before = "";
        for (String line :
                help.substring(Math.max(0, help.indexOf("Examples:"))).lines().toList()) {
            String text = before + line.strip();
            before = "";
            if (text.endsWith("\\")) {
                before = text.substring(0, text.length() - 1);
            } else if (text.startsWith("spatialforge ")) {
                examples.add(text.replaceFirst(" {3,}.*", "")
                        .replaceFirst(" [|>].*", "")
                        .replace("<(", ""));
            } else if (text.contains("<(spatialforge")) {
                examples.add(text.replaceFirst(".*<\\((.*?)\\).*", "$1"));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsATerminal(CommandLine command) {
        assertThat(command.getUsageMessage().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(90));
    }

    @Test
    void theOverviewGroupsCommandsByWhatOneDoesAndLeavesNoneOut() {
        Said said = Said.by("help");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsSubsequence("Make", "forge", "Look", "explain", "Trust", "audit", "Export", "Set up", "init");
        assertThat(said.out()).doesNotContain("Others");
        Main.line(new Main())
                .getSubcommands()
                .keySet()
                .forEach(name -> assertThat(said.out()).contains("\n  " + name + " "));
    }

    @Test
    void optionsOfManyAreInGroupsAndThoseOfAllCommandsComeLast() {
        assertThat(Said.by("forge", "--help").out())
                .containsSubsequence(
                        "--out", "What is read", "--coco", "What is made of it", "--seed", "As everywhere", "--quiet");
    }

    @Test
    void quietLeavesOnlyTheResult() {
        assertThat(Said.by("models", "list", "--set", "default", "--quiet").err())
                .isEmpty();
        assertThat(Said.by("--quiet", "models", "list", "--set", "default").out())
                .contains("yolox-nano");
    }

    @Test
    void theCompletionOfBashKnowsCommandsOptionsAndTheirValues() throws Exception {
        String script = Said.by("completion", "bash").out();
        assertThat(script)
                .contains(
                        "--dry-run", "audit-questions", "\"near-far\"", "\"qwen3-vl\"", "\"below-margin\"", "\"best\"");
        assertThat(Said.by("completion", "zsh").out()).contains("bashcompinit").contains("\"near-far\"");

        Process bash =
                new ProcessBuilder("bash", "-c", """
                source /dev/stdin
                COMP_WORDS=(spatialforge export run --to qwen3); COMP_CWORD=4; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
                _complete_spatialforge && echo "${COMPREPLY[@]}"
                COMP_WORDS=(spatialforge help audit-); COMP_CWORD=2; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
                _complete_spatialforge && echo "${COMPREPLY[@]}"
                """).redirectErrorStream(true).start();
        try (var in = bash.outputWriter()) {
            in.write(script);
        }
        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("qwen3-vl", "audit-questions")
                .doesNotContain("llava", "forge");
    }
}
