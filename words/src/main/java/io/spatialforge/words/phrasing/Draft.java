package io.spatialforge.words.phrasing;

import io.spatialforge.core.StableHash;
import org.jspecify.annotations.Nullable;

/** A sentence being written: what fills the slots, what was chosen, and the text so far. */
final class Draft {

    private static final String[] IMAGE = {"image", "photo", "picture"};

    private final StringBuilder text = new StringBuilder(192);
    private final @Nullable String[] fillings = new @Nullable String[Slot.COUNT];
    private final long chance;
    private final String image;
    private int @Nullable [] picks;
    private int plurals;
    private boolean asksSecondSide;

    Draft(long chance) {
        this.chance = StableHash.with(chance, "synonyms");
        this.image = IMAGE[StableHash.below(StableHash.with(chance, "image"), IMAGE.length)];
    }

    /** Takes these alternatives instead of those that chance would. */
    void force(int @Nullable [] forced) {
        picks = forced;
    }

    Draft fill(Slot slot, String filling) {
        return fill(slot, filling, false);
    }

    Draft fill(Slot slot, String filling, boolean plural) {
        fillings[slot.ordinal()] = filling;
        if (plural) {
            plurals |= 1 << slot.ordinal();
        }
        return this;
    }

    /** Asks about the second side of the template's pairs: far instead of near, right instead of left. */
    Draft askSecondSide(boolean second) {
        asksSecondSide = second;
        return this;
    }

    boolean asksSecondSide() {
        return asksSecondSide;
    }

    /** The word for the photograph, the same throughout a pair. */
    String image() {
        return image;
    }

    boolean isPlural(Slot slot) {
        return (plurals & 1 << slot.ordinal()) != 0;
    }

    /**
     * @throws IllegalStateException if nothing fills the slot
     */
    String filled(Slot slot) {
        String filling = fillings[slot.ordinal()];
        if (filling == null) {
            throw new IllegalStateException("nothing fills {" + slot + "} after '" + text + "'");
        }
        return filling;
    }

    int pick(int choice, int alternatives) {
        int[] forced = picks;
        return forced == null ? StableHash.below(StableHash.with(chance, choice), alternatives) : forced[choice];
    }

    /** Appends words, with a capital where a sentence starts. */
    void append(String words) {
        if (words.isEmpty()) {
            return;
        }
        boolean capital = startsSentence();
        int start = text.length();
        text.append(words);
        if (capital) {
            text.setCharAt(start, Character.toUpperCase(words.charAt(0)));
        }
    }

    private boolean startsSentence() {
        int length = text.length();
        if (length == 0) {
            return true;
        }
        char last = text.charAt(length - 1);
        if (last == '\n') {
            return true;
        }
        if (last != ' ' || length == 1) {
            return false;
        }
        char end = text.charAt(length - 2);
        return end == '.' || end == '?';
    }

    /** The text so far; the next text starts empty. */
    String finish() {
        String finished = text.toString();
        text.setLength(0);
        return finished;
    }
}
