package io.spatialforge.sources.openimages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers texts from 0 as they first come, so that rows can name a class in four bytes. Finds them without a String. */
final class Texts {

    private final List<String> texts = new ArrayList<>();
    private int[] slots = new int[1 << 11];

    Texts() {
        Arrays.fill(slots, -1);
    }

    int of(String text) {
        return of(text.toCharArray(), 0, text.length());
    }

    /** The number of a text; a new one if it was never seen. */
    int of(char[] chars, int start, int length) {
        int mask = slots.length - 1;
        int slot = hash(chars, start, length) & mask;
        while (slots[slot] >= 0) {
            if (equal(texts.get(slots[slot]), chars, start, length)) {
                return slots[slot];
            }
            slot = slot + 1 & mask;
        }
        int number = texts.size();
        texts.add(new String(chars, start, length));
        slots[slot] = number;
        if (2 * texts.size() > slots.length) {
            grow();
        }
        return number;
    }

    String get(int number) {
        return texts.get(number);
    }

    int size() {
        return texts.size();
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int number = 0; number < texts.size(); number++) {
            char[] chars = texts.get(number).toCharArray();
            int slot = hash(chars, 0, chars.length) & mask;
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = number;
        }
    }

    private static int hash(char[] chars, int start, int length) {
        int h = length;
        for (int i = start; i < start + length; i++) {
            h = 31 * h + chars[i];
        }
        return h ^ h >>> 15;
    }

    private static boolean equal(String text, char[] chars, int start, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[start + i]) {
                return false;
            }
        }
        return true;
    }
}
