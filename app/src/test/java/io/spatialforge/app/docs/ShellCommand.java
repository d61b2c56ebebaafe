package io.spatialforge.app.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command of a block, split as a shell does it; of a shell's language only what pages use: quotes, lines that go on,
 * comments, variables set before a command.
 *
 * @param where the page and line
 * @param settings variables set before it, as {@code A=b}
 * @param words the command and its arguments
 * @param output the file that its standard output goes to; empty where there is none
 * @param plain whether it is one command alone, without pipes, patterns and the like
 */
public record ShellCommand(String where, List<String> settings, List<String> words, String output, boolean plain) {

    private static final Pattern SETTING = Pattern.compile("[A-Z_][A-Z0-9_]*=.*", Pattern.DOTALL);

    /** Whether a block holds commands: all of it, or in a console's the lines that begin with a prompt. */
    public static boolean areIn(Block block) {
        return block.language().equals("sh") || block.language().equals("console");
    }

    /** The commands of a block. */
    public static List<ShellCommand> of(Block block) {
        List<ShellCommand> commands = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int began = 0;
        for (int i = 0; i < block.lines().size(); i++) {
            String line = block.lines().get(i);
            if (joined.isEmpty()) {
                began = block.line() + 1 + i;
                if (block.language().equals("console")) {
                    if (!line.startsWith("$ ")) {
                        continue;
                    }
                    line = line.substring(2);
                }
            }
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1);
                continue;
            }
            split(block.page() + ":" + began, joined.append(line).toString(), commands);
            joined.setLength(0);
        }
        return commands;
    }

    /** The words of a line. */
    public static List<String> words(String line) {
        List<ShellCommand> commands = new ArrayList<>();
        split(line, line, commands);
        return commands.isEmpty() ? List.of() : commands.getFirst().words();
    }

    private static void split(String where, String line, List<ShellCommand> into) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        boolean plain = true;
        char quote = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ' ';
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                open = true;
            } else if (c == '#' && !open) {
                break;
            } else if (c == ' ') {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
            } else {
                plain &= "|<&;$`*[]…~".indexOf(c) < 0;
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        List<String> settings = new ArrayList<>();
        while (!words.isEmpty() && SETTING.matcher(words.getFirst()).matches()) {
            settings.add(words.removeFirst());
        }
        String output = "";
        int arrow = words.indexOf(">");
        if (arrow > 0 && arrow == words.size() - 2) {
            output = words.getLast();
            words.subList(arrow, words.size()).clear();
        }
        if (!words.isEmpty()) {
            into.add(new ShellCommand(where, List.copyOf(settings), List.copyOf(words), output, plain));
        }
    }

    /** The command's name, without the folder it is called in. */
    public String program() {
        String first = words.getFirst();
        return first.startsWith("./") ? first.substring(2) : first;
    }

    public boolean isOurs() {
        return program().equals("spatialforge");
    }

    public List<String> arguments() {
        return words.subList(1, words.size());
    }

    @Override
    public String toString() {
        return where + ": " + String.join(" ", words);
    }
}
