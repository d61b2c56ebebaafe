package io.spatialforge.app;

import io.spatialforge.core.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said of a command line that can't be understood: what was expected, what was got, what was perhaps meant. */
final class WrongUse {

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);

    private WrongUse() {}

    /**
     * @param arguments as given
     */
    static Failure of(ParameterException error, List<String> arguments) {
        CommandSpec command = error.getCommandLine().getCommandSpec();
        String told = switch (error) {
            case UnmatchedArgumentException e -> unmatched(command, e);
            // What is missing may be there, mistyped.
            case MissingParameterException e ->
                arguments.stream()
                        .filter(argument -> argument.startsWith("--"))
                        .map(argument -> argument.replaceFirst("=.*", ""))
                        .filter(option -> !option.equals("--"))
                        .filter(option -> !command.optionsMap().containsKey(option))
                        .findFirst()
                        .map(option -> noOption(command, option))
                        .orElseGet(() -> missing(e));
            case CommandLine.OverwrittenOptionException e -> name(e.getOverwritten()) + " is given twice; give it once";
            case ParameterException e -> value(command, e);
        };
        return new Failure(Main.WRONG_USE, before(command) + told);
    }

    /** The command whose help says more. */
    static String help(CommandLine command) {
        return command.getCommandSpec().qualifiedName(" ") + " --help";
    }

    /** The command's name, as messages begin with; nothing of the program itself. */
    private static String before(CommandSpec command) {
        String name = command.qualifiedName(" ");
        int space = name.indexOf(' ');
        return space < 0 ? "" : name.substring(space + 1) + ": ";
    }

    private static String unmatched(CommandSpec command, UnmatchedArgumentException error) {
        List<String> unmatched = error.getUnmatched();
        String first = unmatched.isEmpty() ? "" : unmatched.getFirst();
        if (error.isUnknownOption()) {
            return noOption(command, first.replaceFirst("=.*", ""));
        }
        if (!command.subcommands().isEmpty()) {
            return noCommand(command, first);
        }
        return "expected " + arguments(command) + ", got one more: '" + first + "'; put it into quotes if it belongs to"
                + " what stands before it";
    }

    private static String noOption(CommandSpec command, String typed) {
        List<String> options = new ArrayList<>();
        command.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> options.addAll(Arrays.asList(option.names())));
        String elsewhere = elsewhere(command, typed);
        return "there is no option '" + typed + "'" + (elsewhere.isEmpty() ? Nearest.hint(typed, options) : elsewhere);
    }

    static String noCommand(CommandSpec command, String typed) {
        Set<String> names = command.subcommands().keySet();
        String hint = Nearest.hint(typed, names);
        return "there is no command '" + typed + "'" + hint + (hint.isEmpty() ? "; there are " : " There are ")
                + String.join(", ", names);
    }

    /** Options of other commands are mistaken for this one's rather than mistyped. */
    private static String elsewhere(CommandSpec command, String typed) {
        List<String> owners = new ArrayList<>();
        command.root().subcommands().forEach((name, other) -> {
            if (other.getCommandSpec().optionsMap().containsKey(typed)) {
                owners.add(name);
            }
        });
        return owners.isEmpty() || owners.size() > 3 ? "" : "; it is one of " + String.join(", ", owners);
    }

    private static String arguments(CommandSpec command) {
        String labels =
                command.positionalParameters().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
        return labels.isEmpty() ? "options alone" : labels;
    }

    private static String missing(MissingParameterException error) {
        List<String> texts = new ArrayList<>();
        boolean value = String.valueOf(error.getMessage()).startsWith("Missing required parameter for option");
        for (ArgSpec missing : error.getMissing()) {
            String about = missing.description().length == 0 ? "" : missing.description()[0];
            texts.add(
                    value
                            ? name(missing) + ": expected " + label(missing) + " after it, got nothing"
                            : name(missing)
                                    + (missing instanceof OptionSpec ? " " + missing.paramLabel() : "")
                                    + " is missing: "
                                    + firstSentence(about));
        }
        return texts.isEmpty() ? String.valueOf(error.getMessage()) : String.join("; ", texts);
    }

    private static String firstSentence(String about) {
        int end = about.indexOf(". ");
        String first = end < 0 ? about : about.substring(0, end);
        return first.replace("%%", "%").replaceAll("[.;]$", "");
    }

    private static String value(CommandSpec command, ParameterException error) {
        ArgSpec arg = error.getArgSpec();
        String got = error.getValue();
        if (arg == null || got == null) {
            return got != null && command.subcommands().size() > 0
                    ? noCommand(command, got)
                    : String.valueOf(error.getMessage());
        }
        if (arg.auxiliaryTypes()[0] == Path.class) {
            return name(arg) + ": " + NoPath.told(got);
        }
        String expected = expected(arg);
        if (expected == null) {
            return String.valueOf(error.getMessage());
        }
        return name(arg) + ": expected " + expected + ", got '" + got + "'" + Nearest.hint(got, choices(arg));
    }

    private static List<String> choices(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes()[0];
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(each -> each.toString().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    private static @Nullable String expected(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes()[0];
        if (WHOLE.contains(type)) {
            return "a whole number";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        if (type.isEnum()) {
            return "one of " + String.join(", ", choices(arg));
        }
        return arg.isMultiValue() ? arg.paramLabel() : null;
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static String label(ArgSpec arg) {
        return arg.paramLabel();
    }
}
