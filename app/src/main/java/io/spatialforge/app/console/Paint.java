package io.spatialforge.app.console;

/** The few colours there are; where none are welcome, texts stay as they are. */
public enum Paint {
    PLAIN {
        @Override
        String sign(String text, String code) {
            return text;
        }
    },
    COLOURED {
        @Override
        String sign(String text, String code) {
            return text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
        }
    };

    public static Paint on(Terminal terminal, Terminal.Stream stream) {
        return terminal.isColoured(stream) ? COLOURED : PLAIN;
    }

    abstract String sign(String text, String code);

    /** For the first words of a complaint. */
    public String bad(String text) {
        return sign(text, "1;31");
    }

    /** For what a person should look at. */
    public String doubtful(String text) {
        return sign(text, "33");
    }

    /** For what is as it should be. */
    public String good(String text) {
        return sign(text, "32");
    }

    /** For headings. */
    public String heading(String text) {
        return sign(text, "1");
    }

    /** For what was left out, and other things that stand back. */
    public String quiet(String text) {
        return sign(text, "2");
    }
}
