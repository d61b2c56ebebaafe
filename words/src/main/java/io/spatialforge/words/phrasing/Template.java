package io.spatialforge.words.phrasing;

import io.spatialforge.core.claim.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to say something, parsed once.
 *
 * <p>In its source, <code>{a}</code> is a {@link Slot}; <code>{a:is|are}</code> the word that agrees with what fills the
 * slot; {@code [closer|nearer]} a choice of synonyms, of which one may be empty; {@code <left|right>} the word for the side
 * that is asked about, near and left being the first; {@code $name} an entry of the file's own list of abbreviations, whose
 * synonyms are chosen once for a whole sentence; {@code $image} the word for the photograph; {@code \n} a new line.
 */
final class Template {

    private final String id;
    private final Task task;
    private final String form;
    private final Node root;
    private final int[] alternatives;
    private final boolean needsSingular;

    private Template(String id, Task task, String form, Node root, int[] alternatives, boolean needsSingular) {
        this.id = id;
        this.task = task;
        this.form = form;
        this.root = root;
        this.alternatives = alternatives;
        this.needsSingular = needsSingular;
    }

    /**
     * @param number as in the file, two digits
     * @param abbreviations name to source
     * @throws IllegalArgumentException if the source does not parse
     */
    static Template parse(Task task, String form, String number, String source, Map<String, String> abbreviations) {
        String id = task.id() + '.' + form + '.' + number;
        Parser parser = new Parser(id, abbreviations);
        Node root = parser.parse(source);
        int[] alternatives = parser.alternatives.stream().mapToInt(i -> i).toArray();
        return new Template(id, task, form, root, alternatives, parser.needsSingular);
    }

    /** Stable: task, form and number. */
    String id() {
        return id;
    }

    Task task() {
        return task;
    }

    String form() {
        return form;
    }

    /** Whether it can be used of nouns that have a singular only. */
    boolean needsSingular() {
        return needsSingular;
    }

    /** For each choice of synonyms in the template, how many there are. */
    int[] alternatives() {
        return alternatives.clone();
    }

    void write(Draft draft) {
        root.write(draft);
    }

    /** A piece of a template. */
    private sealed interface Node {
        void write(Draft draft);
    }

    private record Text(String text) implements Node {
        @Override
        public void write(Draft draft) {
            draft.append(text);
        }
    }

    private record Photograph() implements Node {
        @Override
        public void write(Draft draft) {
            draft.append(draft.image());
        }
    }

    private record Filled(Slot slot) implements Node {
        @Override
        public void write(Draft draft) {
            draft.append(draft.filled(slot));
        }
    }

    private record Agreeing(Slot slot, String singular, String plural) implements Node {
        @Override
        public void write(Draft draft) {
            draft.append(draft.isPlural(slot) ? plural : singular);
        }
    }

    private record Sided(Node first, Node second) implements Node {
        @Override
        public void write(Draft draft) {
            (draft.asksSecondSide() ? second : first).write(draft);
        }
    }

    private record Synonyms(int choice, Node[] nodes) implements Node {
        @Override
        public void write(Draft draft) {
            nodes[draft.pick(choice, nodes.length)].write(draft);
        }
    }

    private record Sequence(Node[] nodes) implements Node {
        @Override
        public void write(Draft draft) {
            for (Node node : nodes) {
                node.write(draft);
            }
        }
    }

    private static final class Parser {

        private final String id;
        private final Map<String, String> abbreviations;
        private final Map<String, Node> expanded = new HashMap<>();
        private final List<Integer> alternatives = new ArrayList<>();
        private boolean needsSingular;
        private String source = "";
        private int at;

        Parser(String id, Map<String, String> abbreviations) {
            this.id = id;
            this.abbreviations = abbreviations;
        }

        Node parse(String text) {
            String outerSource = source;
            int outerAt = at;
            source = text;
            at = 0;
            Node node = sequence("");
            if (at < source.length()) {
                throw broken("'" + source.charAt(at) + "' closes nothing");
            }
            source = outerSource;
            at = outerAt;
            return node;
        }

        private Node sequence(String closers) {
            List<Node> nodes = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            while (at < source.length() && closers.indexOf(source.charAt(at)) < 0) {
                char c = source.charAt(at);
                if (c == ']' || c == '>' || c == '|' || c == '}') {
                    break;
                }
                if (c == '\\' && source.startsWith("\\n", at)) {
                    text.append('\n');
                    at += 2;
                } else if (c == '[' || c == '<' || c == '{' || c == '$') {
                    flush(text, nodes);
                    nodes.add(special(c));
                } else {
                    text.append(c);
                    at++;
                }
            }
            flush(text, nodes);
            return nodes.size() == 1 ? nodes.getFirst() : new Sequence(nodes.toArray(new Node[0]));
        }

        private static void flush(StringBuilder text, List<Node> nodes) {
            if (!text.isEmpty()) {
                nodes.add(new Text(text.toString()));
                text.setLength(0);
            }
        }

        private Node special(char c) {
            at++;
            return switch (c) {
                case '[' -> {
                    List<Node> nodes = branches(']');
                    alternatives.add(nodes.size());
                    yield new Synonyms(alternatives.size() - 1, nodes.toArray(new Node[0]));
                }
                case '<' -> {
                    List<Node> nodes = branches('>');
                    if (nodes.size() != 2) {
                        throw broken("a side has two words");
                    }
                    yield new Sided(nodes.get(0), nodes.get(1));
                }
                case '{' -> slot();
                default -> abbreviation();
            };
        }

        private List<Node> branches(char closer) {
            List<Node> nodes = new ArrayList<>();
            while (true) {
                nodes.add(sequence("|" + closer));
                if (at == source.length()) {
                    throw broken("'" + closer + "' is missing");
                }
                char c = source.charAt(at++);
                if (c == closer) {
                    return nodes;
                }
                if (c != '|') {
                    throw broken("'" + c + "' instead of '" + closer + "'");
                }
            }
        }

        private Node slot() {
            int end = source.indexOf('}', at);
            if (end < 0) {
                throw broken("'}' is missing");
            }
            String inside = source.substring(at, end);
            at = end + 1;
            int colon = inside.indexOf(':');
            if (colon < 0) {
                Slot slot = Slot.ofId(inside);
                needsSingular |= slot == Slot.ONE;
                return new Filled(slot);
            }
            int bar = inside.indexOf('|', colon);
            return new Agreeing(
                    Slot.ofId(inside.substring(0, colon)), inside.substring(colon + 1, bar), inside.substring(bar + 1));
        }

        private Node abbreviation() {
            int start = at;
            while (at < source.length() && Character.isLetter(source.charAt(at))) {
                at++;
            }
            String name = source.substring(start, at);
            if (name.equals("image")) {
                return new Photograph();
            }
            Node known = expanded.get(name);
            if (known == null) {
                String meaning = abbreviations.get(name);
                if (meaning == null) {
                    throw broken("there is no $" + name);
                }
                known = parse(meaning);
                expanded.put(name, known);
            }
            return known;
        }

        private IllegalArgumentException broken(String why) {
            return new IllegalArgumentException("template " + id + ": " + why + " in '" + source + "'");
        }
    }
}
