package io.spatialforge.export.talk;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Condition;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.claim.Mention;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Region;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.words.phrasing.Phraser;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A photograph whose things are put down one by one, and questions about it in the project's own words. */
final class Street {

    private final List<Region> regions = new ArrayList<>();
    private int asked;

    /** Puts down a thing; its id is {@code r} and how many came before. */
    Street with(String label, double x1, double y1, double x2, double y2) {
        regions.add(Region.annotated(regions.size(), label, new Box(x1, y1, x2, y2), Flags.NONE));
        return this;
    }

    Scene scene() {
        Image image = new Image("street/1", "street", "a.jpg", null, null, 900, 600, Transform.IDENTITY, null);
        return new Scene(image, regions, Set.of(), Set.of("cat", "horse"), null);
    }

    /** A question in which every region is shown that is not named otherwise. */
    QaPair ask(Claim claim, Mention... mentions) {
        return ask(claim, StableHash.with(17, asked++), mentions);
    }

    QaPair ask(Claim claim, long chance, Mention... mentions) {
        Scene scene = scene();
        Map<String, Mention> named = new java.util.HashMap<>();
        for (Mention mention : mentions) {
            named.put(mention.region(), mention);
        }
        Phrased phrased = Phraser.standard()
                .phrase(
                        scene,
                        claim,
                        id -> named.getOrDefault(
                                id, new Mention.Shown(id, scene.region(id).label())),
                        chance);
        List<QaRegion> carried = new ArrayList<>();
        for (String id : regions(claim)) {
            Region region = scene.region(id);
            carried.add(new QaRegion(id, region.label(), region.shape()));
        }
        return new QaPair(
                HexFormat.of().toHexDigits(chance),
                Split.TRAIN,
                scene.image(),
                phrased,
                carried,
                claim,
                Evidence.of("t@1"));
    }

    static Mention.Named only(String region, String label) {
        return new Mention.Named(region, new Expression.Only(label));
    }

    static Claim.Grounding every(String label, String... regions) {
        return new Claim.Grounding(new Expression.Every(label), List.of(regions));
    }

    static Claim.Count count(String label, @Nullable Condition condition, String... regions) {
        return new Claim.Count(label, condition, regions.length, List.of(regions));
    }

    private static Set<String> regions(Claim claim) {
        return new LinkedHashSet<>(
                switch (claim) {
                    case Claim.Nearer c -> List.of(c.nearer(), c.farther());
                    case Claim.DepthOrder c -> c.order();
                    case Claim.ExtremeDepth c -> c.among();
                    case Claim.LeftOf c -> List.of(c.left(), c.right());
                    case Claim.HorizontalOrder c -> c.order();
                    case Claim.Bearing c -> List.of(c.viewer(), c.target());
                    case Claim.Facing c -> List.of(c.viewer());
                    case Claim.Count c -> c.regions();
                    case Claim.Grounding c -> c.regions();
                    case Claim.Referring c -> List.of(c.region());
                });
    }
}
