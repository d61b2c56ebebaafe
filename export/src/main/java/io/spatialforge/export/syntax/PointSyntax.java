package io.spatialforge.export.syntax;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.scene.Box;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A syntax that shows boxes as points, their centres. It can't say what needs the box: an answer of boxes, a question whose
 * words speak of a box or a region, and what a box holds, since at the centre of a person there may be a coat, a phone or a
 * hand.
 */
public final class PointSyntax implements RegionSyntax {

    /** A word for a box right before a region. */
    private static final Pattern BOX =
            Pattern.compile("\\b(?:box|region|area)\\s*\\{(r\\d+)}", Pattern.CASE_INSENSITIVE);

    private final RegionSyntax syntax;

    /**
     * @param syntax how points are written
     */
    public PointSyntax(RegionSyntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public Grid grid(Frame frame) {
        return syntax.grid(frame);
    }

    @Override
    public boolean tellsBoxes() {
        return false;
    }

    @Override
    public boolean tellsPoints() {
        return syntax.tellsPoints();
    }

    @Override
    public @Nullable String whyNot(QaPair pair) {
        Set<String> boxes = new HashSet<>();
        for (QaRegion region : pair.regions()) {
            if (region.shape() instanceof Box) {
                boxes.add(region.id());
            }
        }
        if (pair.claim() instanceof Claim.Referring referring && boxes.contains(referring.region())) {
            return "it asks what is in a box, which its centre does not tell";
        }
        for (String text : List.of(pair.phrased().question(), pair.phrased().answer())) {
            for (Matcher said = BOX.matcher(text); said.find(); ) {
                if (boxes.contains(said.group(1))) {
                    return "its words say '" + said.group() + "'";
                }
            }
        }
        return null;
    }

    @Override
    public void inline(Shown region, Frame frame, StringBuilder out) {
        syntax.inline(region.asPoint(), frame, out);
    }

    @Override
    public void answer(List<Shown> regions, AnswerKind kind, Frame frame, StringBuilder out) {
        syntax.answer(regions.stream().map(Shown::asPoint).toList(), kind, frame, out);
    }

    @Override
    public List<String> sentences(AnswerKind kind) {
        return syntax.sentences(kind);
    }

    @Override
    public List<String> legends() {
        return syntax.legends();
    }

    @Override
    public List<String> markup() {
        return syntax.markup();
    }

    @Override
    public Parsed parse(String text, boolean answer, @Nullable Frame frame) {
        Parsed parsed = syntax.parse(text, answer, frame);
        for (Located region : parsed.regions()) {
            if (region.shape() instanceof Box) {
                return Parsed.faulty("points only", text);
            }
        }
        return parsed;
    }
}
