package io.spatialforge.app;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spatialforge help}: the overview, or what a command says of itself. */
@Command(
        name = "help",
        mixinStandardHelpOptions = true,
        helpCommand = true,
        description = "Prints an overview of the commands, or the help of one of them, as in: spatialforge help forge.")
final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "COMMAND",
            completionCandidates = Candidates.Commands.class,
            description = "The command, as forge or models pull.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String name : names) {
            CommandLine next = command.getSubcommands().get(name);
            if (next == null) {
                throw new CommandLine.ParameterException(
                        command, WrongUse.noCommand(command.getCommandSpec(), name), null, name);
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return Main.DONE;
    }
}
