package io.spatialforge.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How help is laid out: a command's own options first and in the order of its source, by groups where it has some, then those
 * that all commands have; the commands of the program by what one does with them.
 */
final class HelpLayout {

    private static final Set<String> COMMON =
            Set.of("--json", "--quiet", "--no-progress", "--stacktrace", "--help", "--version");

    /** With more options the synopsis is no help. */
    private static final int LONG = 8;

    private static final Map<String, Map<String, String>> OVERVIEW = new LinkedHashMap<>();

    static {
        group("Make", "demo", "the main job on drawn scenes: nothing to configure, nothing to download");
        group("Make", "forge", "verified pairs of your photographs and their annotations");
        group("Look", "report", "a run as one HTML file: what was made, what was left out, examples");
        group("Look", "view", "a run in the browser: filter, search, review");
        group("Look", "explain", "the story of one pair, kept or dropped, or of one image");
        group("Look", "pictures", "some pairs of each task drawn onto their photographs");
        group("Trust", "audit", "a run against measured truth: precision with intervals");
        group("Trust", "audit-questions", "a run against questions that people answered in words");
        group("Trust", "blind", "how far answers can be guessed without the photographs");
        group("Trust", "votes", "what reviewers said of a run: validity of each task with intervals");
        group("Trust", "validate", "training files as their trainer would read them");
        group("Export", "export", "a run for a trainer, a hub or an evaluation");
        group("Set up", "init", "a configuration for what is in a folder");
        group("Set up", "doctor", "whether this machine and a configuration are ready, and what to do");
        group("Set up", "config", "the schema of configurations, and whether one is right");
        group("Set up", "models", "models that see depth, things and people: list, pull, verify");
        group("Set up", "fetch", "photographs that a corpus lists by URL");
        group("Set up", "completion", "completion of commands and options in bash and zsh");
        group("Set up", "help", "the help of a command");
    }

    private static void group(String heading, String name, String about) {
        OVERVIEW.computeIfAbsent(heading, h -> new LinkedHashMap<>()).put(name, about);
    }

    private HelpLayout() {}

    /** The names of the commands, in the order of the overview. */
    static List<String> commands() {
        return OVERVIEW.values().stream()
                .flatMap(group -> group.keySet().stream())
                .toList();
    }

    static void apply(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false);
        if (spec.options().size() > LONG) {
            usage.abbreviateSynopsis(true);
        }
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        if (spec.parent() == null) {
            usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpLayout::commands);
        }
        command.getSubcommands().values().forEach(HelpLayout::apply);
    }

    private static String options(Help help) {
        List<OptionSpec> own = new ArrayList<>();
        List<OptionSpec> common = new ArrayList<>();
        for (OptionSpec option : help.commandSpec().options()) {
            if (option.group() == null) {
                (COMMON.contains(option.longestName()) ? common : own).add(option);
            }
        }
        String groups = help.optionListGroupSections();
        return help.optionListExcludingGroups(own)
                + groups
                + (own.isEmpty() && groups.isEmpty() ? "" : "%nAs everywhere:%n".formatted())
                + help.optionListExcludingGroups(common);
    }

    private static String commands(Help help) {
        Map<String, Help> left = new LinkedHashMap<>(help.subcommands());
        StringBuilder text = new StringBuilder();
        OVERVIEW.forEach((heading, group) -> {
            Map<String, String> there = new LinkedHashMap<>(group);
            there.keySet().retainAll(left.keySet());
            left.keySet().removeAll(there.keySet());
            section(help, heading, there, text);
        });
        Map<String, String> others = new LinkedHashMap<>();
        left.forEach((name, command) -> others.put(name, shortly(command)));
        section(help, "Others", others, text);
        return text.toString();
    }

    private static void section(Help help, String heading, Map<String, String> commands, StringBuilder text) {
        if (!commands.isEmpty()) {
            text.append(help.colorScheme().ansi().string("%n@|bold %s|@%n".formatted(heading)));
            commands.forEach((name, about) -> text.append("  %-16s %s%n".formatted(name, about)));
        }
    }

    /** The first sentence of a command's description. */
    private static String shortly(Help command) {
        String about = String.join(
                " ", Arrays.asList(command.commandSpec().usageMessage().description()));
        int end = about.indexOf(". ");
        String first = end < 0 ? about : about.substring(0, end + 1);
        return first.replaceAll("\\.$", "").replace("%%", "%");
    }
}
