package io.spatialforge.viewer.review;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.viewer.explain.Told;
import io.spatialforge.viewer.page.Mark;
import io.spatialforge.viewer.page.ShownPair;
import io.spatialforge.viewer.picture.Palette;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reviewer sees of a pair: what whoever is asked the question sees, and the answer. A box is shown where question or
 * answer show its coordinates, without its label; other boxes would tell which of several things is meant.
 *
 * @param marks boxes and points that are shown
 * @param hash of all that is shown but the pixels, 16 hex digits: votes hold for this alone
 */
record Ballot(QaPair pair, List<Mark> marks, String hash) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(r\\d+)\\}");
    private static final int DIGITS = 16;

    Ballot {
        marks = List.copyOf(marks);
    }

    static Ballot of(QaPair pair) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher named = PLACEHOLDER.matcher(
                pair.phrased().question() + " " + pair.phrased().answer());
        while (named.find()) {
            ids.add(named.group(1));
        }
        Map<String, String> colours = Palette.hexes(ids);
        List<Mark> marks = new ArrayList<>();
        for (QaPair.QaRegion region : pair.regions()) {
            String colour = colours.get(region.id());
            if (colour != null) {
                marks.add(new Mark(region.id(), "", region.shape(), colour, false, null, null));
            }
        }
        return new Ballot(pair, marks, hash(pair, marks));
    }

    private static String hash(QaPair pair, List<Mark> marks) {
        List<Object> shown = new ArrayList<>();
        shown.add(pair.image().id());
        shown.add(pair.phrased().question());
        shown.add(pair.phrased().answer());
        shown.add(Objects.requireNonNullElse(pair.phrased().choices(), List.of()));
        for (Mark mark : marks) {
            shown.add(mark.region());
            shown.add(numbers(mark.shape()));
        }
        byte[] text = JsonMapper.shared().writeValueAsString(shown).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Double> numbers(Shape shape) {
        return switch (shape) {
            case Box box -> List.of(box.x1(), box.y1(), box.x2(), box.y2());
            case Point point -> List.of(point.x(), point.y());
        };
    }

    /**
     * For a page, which is not to tell where the photograph is from.
     *
     * @param photograph its address; null where it is not at hand
     */
    ShownPair shown(@Nullable String photograph) {
        Image image = pair.image();
        Image blind = new Image(
                "of the question", "", null, null, null, image.width(), image.height(), Transform.IDENTITY, null);
        return new ShownPair(blind, pair, photograph, null, marks, new Told("", List.of()));
    }
}
