package io.spatialforge.export.licence;

import io.spatialforge.core.DataFile;
import io.spatialforge.export.licence.Licence.Copies;
import io.spatialforge.export.licence.Licence.Duty;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands what images carry as their licence: addresses, as COCO and Open Images list them, and names, as people and
 * SPDX write them. What is not understood in full is not understood at all.
 */
public final class Licences {

    private static final Pattern CC_ADDRESS =
            Pattern.compile("creativecommons\\.org/(licenses|publicdomain)/([a-z-]+)(?:/([0-9.]+)(?:/.*)?)?");
    private static final Pattern CC_NAME =
            Pattern.compile("(cc-)?([a-z-]+?)(?:-v?([1-9])-([0-9])(?:-international|-generic|-unported|-deed)*)?");
    private static final Pattern SAID_TWICE = Pattern.compile("([^()]+)\\(([^()]+)\\)");
    /** In which the six licences name their terms, whatever the order in which a text has them. */
    private static final String[] TERMS = {"by", "nc", "nd", "sa"};

    /** The letters alone, which mean nothing without a word that they are Creative Commons'. */
    private static final Set<String> CC_LETTERS = Set.of("by", "zero", "mark");

    private static final Map<String, Licence> KNOWN = known();

    private Licences() {}

    private static Map<String, Licence> known() {
        Map<String, Licence> known = new HashMap<>();
        for (String[] row : DataFile.rows(Licences.class, "licences.tsv", 4)) {
            Set<Duty> duties = EnumSet.noneOf(Duty.class);
            for (String duty : row[3].split(" ")) {
                if (!duty.isEmpty()) {
                    duties.add(Duty.valueOf(duty.toUpperCase(Locale.ROOT).replace('-', '_')));
                }
            }
            known.put(row[0], new Licence(row[1], Copies.valueOf(row[2].toUpperCase(Locale.ROOT)), duties));
        }
        return Map.copyOf(known);
    }

    /**
     * The licence that a text names.
     *
     * @return null if it names none that is known
     */
    public static @Nullable Licence of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace("\\", "");
        String address = plain.replaceFirst("^(https?:)?//", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[?#].*$", "")
                .replaceFirst("/+$", "");
        Matcher ofCc = CC_ADDRESS.matcher(address);
        if (ofCc.matches()) {
            return ofCc.group(1).equals("licenses")
                    ? creativeCommons(ofCc.group(2), ofCc.group(3))
                    : KNOWN.get(ofCc.group(2));
        }
        if (address.indexOf('/') >= 0) {
            return KNOWN.get(address);
        }
        Matcher twice = SAID_TWICE.matcher(plain);
        if (twice.matches()) {
            Licence first = of(twice.group(1));
            return first != null && first.equals(of(twice.group(2))) ? first : null;
        }
        String name = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        Licence known = CC_LETTERS.contains(name) ? null : KNOWN.get(name);
        return known != null ? known : named(name);
    }

    private static @Nullable Licence named(String name) {
        String terms = name.replaceAll("(^|-)(the-)?creative-commons(-|$)", "$1cc$3")
                .replaceAll("-licen[sc]es?(-|$)", "$1")
                .replaceAll("attribution", "by")
                .replaceAll("non-?commercial", "nc")
                .replaceAll("no-?deriv(ative)?s?(-works)?", "nd")
                .replaceAll("share-?alike", "sa");
        Matcher matcher = CC_NAME.matcher(terms);
        if (!matcher.matches() || matcher.group(1) == null && !name.startsWith("attribution")) {
            return null;
        }
        String version = matcher.group(3) == null ? null : matcher.group(3) + "." + matcher.group(4);
        return creativeCommons(matcher.group(2), version);
    }

    /**
     * @param letters as in {@code by-nc-sa}, in any order
     */
    private static @Nullable Licence creativeCommons(String letters, @Nullable String version) {
        Set<String> stated = new HashSet<>(Set.of(letters.split("-")));
        StringBuilder ordered = new StringBuilder();
        for (String term : TERMS) {
            if (stated.remove(term)) {
                ordered.append(ordered.isEmpty() ? "" : "-").append(term);
            }
        }
        Licence licence = stated.isEmpty() ? KNOWN.get(ordered.toString()) : null;
        return licence == null || version == null
                ? licence
                : new Licence(licence.name() + "-" + version, licence.copies(), licence.duties());
    }
}
