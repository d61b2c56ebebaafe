package io.spatialforge.export.dialect;

/**
 * The names of the places of a list in a record, as in {@code messages[3].content}. The first are at hand: each record
 * asks for them, and hardly any has a fault to name with them.
 */
final class Places {

    private static final int AT_HAND = 64;

    private final String before;
    private final String after;
    private final String[] first = new String[AT_HAND];

    /**
     * @param list name of the list
     * @param inside what follows the place, as in {@code .content}
     */
    Places(String list, String inside) {
        before = list + "[";
        after = "]" + inside;
        for (int i = 0; i < AT_HAND; i++) {
            first[i] = before + i + after;
        }
    }

    String at(int place) {
        return place < AT_HAND ? first[place] : before + place + after;
    }
}
