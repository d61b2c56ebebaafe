package io.spatialforge.viewer.explain;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.drop.Unit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line of {@code dropped/} is about, in words. It says of regions only their ids, for their labels are in the scene,
 * which the line is not read with.
 */
public final class DropWords {

    private static final Pattern PAIR = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern REGIONS = Pattern.compile("^(r[0-9]+) (r[0-9]+)$");

    private DropWords() {}

    /** What was left out: {@code counting: there are 2 people in the image: r3 and r4}. */
    public static String what(Unit unit, @Nullable String subject) {
        if (subject == null) {
            return unit == Unit.IMAGES ? "the image" : "one of its " + unit.id();
        }
        return switch (unit) {
            case CLAIMS -> claim(subject);
            case PAIRS -> pair(subject);
            case REGIONS -> "the region " + subject;
            case IMAGES, LABELS, RELATIONSHIPS, MASKS, EXPRESSIONS, ROWS, FILES, DEPTH_MAPS, DETECTIONS, PROPOSALS ->
                subject;
        };
    }

    /** Why it was left out, beyond the reason. */
    public static String detail(String detail) {
        return ClaimText.first(detail)
                .filter(found -> found.rest().startsWith(": "))
                .map(found -> said(found.claim()) + found.rest())
                .orElse(detail);
    }

    private static String claim(String subject) {
        Optional<ClaimText.Found> found = ClaimText.first(subject);
        if (found.isPresent() && found.get().rest().isEmpty()) {
            return said(found.get().claim());
        }
        for (Task task : Task.values()) {
            if (subject.startsWith(task.id() + " ")) {
                String about = subject.substring(task.id().length() + 1);
                return task.id() + ": " + REGIONS.matcher(about).replaceFirst("$1 and $2");
            }
        }
        return subject;
    }

    private static String pair(String subject) {
        if (PAIR.matcher(subject).matches()) {
            return "the pair " + subject;
        }
        return subject.replace(" -> ", " → ");
    }

    private static String said(Claim claim) {
        String sentence = ClaimWords.sentence(claim, Names.of(null, null));
        String plain = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return claim.task().id() + ": " + Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    }
}
