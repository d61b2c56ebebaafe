package io.spatialforge.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documents, in Markdown. */
public final class Page {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("^ *```(.*)$");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.*?) *#*$");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)(?: \"[^\"]*\")?\\)");

    private final Path file;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> spans = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final List<String> indented = new ArrayList<>();
    private final Set<String> anchors = new LinkedHashSet<>();
    private final String text;

    private Page(Path file) throws IOException {
        this.file = file;
        this.text = Files.readString(file);
        read(text.lines().toList());
    }

    /** The README, and all of {@code docs/}. */
    public static List<Page> all() {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Page> pages = new ArrayList<>();
            pages.add(new Page(ROOT.resolve("README.md")));
            for (Path file :
                    docs.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                pages.add(new Page(file));
            }
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that the documents are of. */
    public static Path root() {
        return ROOT;
    }

    public Path file() {
        return file;
    }

    public String text() {
        return text;
    }

    public List<Block> blocks() {
        return blocks;
    }

    /** Lines that stand apart by spaces alone. */
    public List<String> indented() {
        return indented;
    }

    /** What stands between single backticks outside of blocks. */
    public List<String> spans() {
        return spans;
    }

    /** What links and pictures point to. */
    public List<String> links() {
        return links;
    }

    /** The names of its headings, as links call them. */
    public Set<String> anchors() {
        return anchors;
    }

    private void read(List<String> lines) {
        Map<String, Integer> seen = new HashMap<>();
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fence = FENCE.matcher(line);
            if (fence.matches()) {
                int end = i + 1;
                while (!FENCE.matcher(lines.get(end)).matches()) {
                    end++;
                }
                List<String> info = List.of(fence.group(1).strip().split("\\s+", -1));
                blocks.add(new Block(
                        this,
                        i + 1,
                        info.getFirst(),
                        info.subList(1, info.size()),
                        List.copyOf(lines.subList(i + 1, end))));
                i = end;
                continue;
            }
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = anchor(heading.group(1));
                int before = seen.merge(anchor, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? anchor : anchor + "-" + before);
            }
            if (line.startsWith("    ")) {
                indented.add(line.strip());
            }
            prose.append(line).append(' ');
        }
        SPAN.matcher(prose).results().forEach(span -> spans.add(span.group(1)));
        LINK.matcher(SPAN.matcher(prose).replaceAll("")).results().forEach(link -> links.add(link.group(1)));
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
