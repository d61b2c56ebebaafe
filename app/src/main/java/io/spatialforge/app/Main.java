package io.spatialforge.app;

import io.spatialforge.app.console.StandardStream;
import io.spatialforge.app.console.Terminal;
import io.spatialforge.core.AdditionException;
import io.spatialforge.pipeline.Program;
import io.spatialforge.pipeline.config.FarFiles;
import io.spatialforge.viewer.serve.Loading;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "spatialforge",
        mixinStandardHelpOptions = true,
        version = "spatialforge " + Program.VERSION,
        description = "Turns photographs and their annotations into verified spatial question-answer pairs.",
        subcommands = {
            DemoCommand.class,
            ForgeCommand.class,
            ExportCommand.class,
            ValidateCommand.class,
            ReportCommand.class,
            ViewCommand.class,
            VotesCommand.class,
            AuditCommand.class,
            ExplainCommand.class,
            BlindCommand.class,
            AuditQuestionsCommand.class,
            PicturesCommand.class,
            FetchCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            ModelsCommand.class,
            ConfigCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        synopsisHeading = "Usage: ",
        customSynopsis = "spatialforge COMMAND [OPTIONS]; of each: spatialforge help COMMAND",
        commandListHeading = "",
        optionListHeading = "%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the data or the result is not acceptable, or the machine gave out, as a full disk",
            "2:wrong use or configuration",
            "3:an internal fault"
        })
public final class Main {

    static final int DONE = 0;
    static final int NOT_ACCEPTABLE = 1;
    static final int WRONG_USE = 2;
    static final int FAULT = 3;

    @Option(
            names = {"-q", "--quiet"},
            scope = CommandLine.ScopeType.INHERIT,
            description = "Results and errors alone: no progress, no notes.")
    private boolean quiet;

    @Option(names = "--no-progress", scope = CommandLine.ScopeType.INHERIT, description = "No progress.")
    private boolean noProgress;

    @Option(names = "--stacktrace", scope = CommandLine.ScopeType.INHERIT, description = "Show where an error arose.")
    private boolean stacktrace;

    private final Forging forging;

    Main() {
        this(Forging.HERE);
    }

    private Main(Forging forging) {
        this.forging = forging;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean hidesProgress() {
        return noProgress;
    }

    Forging forging() {
        return forging;
    }

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        if (args.length > 0 && args[0].equals("view") && !List.of(args).contains("--help")) {
            Loading.begin();
        }
        System.exit(run(new CommandLine(new Main()), StandardStreams.ofProcess(), args));
    }

    /** Runs one command and returns its exit code. */
    static int run(String... args) {
        return run(new CommandLine(new Main()), args);
    }

    private static int run(CommandLine line, StandardStreams streams, String... args) {
        line.setOut(streams.out().writer());
        line.setErr(streams.err().writer());
        Stopping stopping = Stopping.watch(List.of(args), streams.err().writer());
        int code = run(line, args);
        stopping.over();
        String lost = streams.out().lost();
        if (lost == null) {
            return code;
        }
        Failure failure = new Failure(
                NOT_ACCEPTABLE, "the result could not be written to standard output: " + lost + "; send it elsewhere");
        Complaint.print(line.getErr(), failure, List.of(args), List.of());
        return Math.max(code, failure.code());
    }

    /** What a process writes to. */
    private record StandardStreams(StandardStream out, StandardStream err) {

        static StandardStreams ofProcess() {
            return new StandardStreams(StandardStream.of(Terminal.Stream.OUT), StandardStream.of(Terminal.Stream.ERR));
        }
    }

    /** Runs {@code forge}, the one command of a program that has its own way of it, and returns its exit code. */
    public static int run(Forging forging, String... args) {
        CommandLine line = new CommandLine(new Main(forging));
        for (String command : List.copyOf(line.getSubcommands().keySet())) {
            if (!command.equals("forge")) {
                line.getCommandSpec().removeSubcommand(command);
            }
        }
        return run(line, args);
    }

    static int run(CommandLine line, String... args) {
        try {
            configure(line);
            if (args.length == 0) {
                line.usage(line.getErr());
                return WRONG_USE;
            }
            return line.execute(args);
        } catch (AdditionException | Error e) {
            return fail(line, e, args);
        }
    }

    /** The command line with all that is set up of it. */
    static CommandLine line(Main main) {
        CommandLine line = new CommandLine(main);
        configure(line);
        return line;
    }

    private static void configure(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        CommandLine forge = line.getSubcommands().get("forge");
        if (forge != null) {
            forge.registerConverter(Path.class, text -> FarFiles.resolve(Path.of(""), text));
        }
        line.getSubcommands().forEach((name, command) -> {
            if (name.equals("export") || name.equals("validate")) {
                TargetNames.list(command.getCommandSpec());
            }
        });
        HelpLayout.apply(line);
        boolean colours = Terminal.here().isColoured(Terminal.Stream.OUT);
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(colours ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExecutionExceptionHandler((error, command, parsed) ->
                fail(command, error, parsed.originalArgs().toArray(String[]::new)));
        line.setParameterExceptionHandler((error, given) -> {
            CommandLine command = error.getCommandLine();
            trace(command, error, List.of(given).contains("--stacktrace"));
            Complaint.print(
                    command.getErr(),
                    WrongUse.of(error, List.of(given)),
                    List.of(given),
                    List.of(WrongUse.help(command)));
            return WRONG_USE;
        });
    }

    private static int fail(CommandLine command, Throwable error, String... args) {
        Main main = (Main) command.getCommandSpec().root().userObject();
        trace(command, error, main.stacktrace);
        Failure failure = Failure.of(error, List.of(args));
        Complaint.print(command.getErr(), failure, List.of(args), List.of());
        return failure.code();
    }

    private static void trace(CommandLine command, Throwable error, boolean wanted) {
        if (wanted) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace, true));
            command.getErr().println(trace);
        }
    }

    /**
     * @throws UsageException if there is something of that name, or above it, that is no folder
     */
    static void requireFolder(String option, Path folder) {
        for (Path part = folder.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part)) {
                if (!Files.isDirectory(part)) {
                    throw new UsageException(
                            option + ": " + part + " is a file; name a folder, which is made if need be");
                }
                return;
            }
        }
    }

    /**
     * @throws UsageException if there is no file of that name; the message says what there is
     */
    static void requireFile(String option, Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(option + ": " + file + " is a folder; name a file in it");
        }
        if (!Files.exists(file)) {
            throw new UsageException(option + ": there is no file " + file + "; correct its path");
        }
        if (!Files.isReadable(file)) {
            throw new UsageException(option + ": " + Denied.told(file));
        }
    }

    /** A use of the command line that can't be done; the message says what to do. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }
}
