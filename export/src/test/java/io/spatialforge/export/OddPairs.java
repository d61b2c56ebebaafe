package io.spatialforge.export;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Point;
import io.spatialforge.core.scene.Shape;
import io.spatialforge.core.scene.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Conversations as odd as they come: any Unicode, markup, long labels, thin boxes, strips of images, all kinds of answers. */
final class OddPairs {

    private static final String[] ODD = {
        "dog",
        "\"quoted\"",
        "back\\slash",
        "line\nfeed",
        "\r",
        "tab\t",
        "\u0000\u001f",
        "naïve café",
        "狗",
        "🐕‍🦺",
        "\u2028\u2029\u0085",
        "e\u0301",
        "\u202eabc",
        "{r",
        "{rx}",
        "r3}",
        "{}",
        "{{content}}",
        "[1, 2",
        "[a, b, c, d]",
        "(1,2",
        "'",
        "<b>",
        "a<b",
        "<image>",
        "<|im_end|>",
        "<|box_start|>",
        "<ref>",
        "</box>",
        "<bbox>",
        "<ref-object>",
        "<video>",
        "\ufeff",
        "ﷺ",
        "{\"a\": 1}",
        "\ud7ff\ue000\uffff",
        "％s %d ${x}",
        "</s>",
        "\b\f",
        "long ".repeat(400)
    };
    private static final int[] SIDES = {1, 3, 17, 28, 427, 640, 1000, 4032, 30000};

    private final Random random;

    OddPairs(long seed) {
        this.random = new Random(seed);
    }

    /** A conversation of one to three turns. */
    Conversation next(int number) {
        Image image = Pairs.image(
                SIDES[random.nextInt(SIDES.length)],
                SIDES[random.nextInt(SIDES.length)],
                "dir/" + number + " ü.jpg",
                Transform.IDENTITY);
        int turns = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 1;
        List<QaPair> pairs = new ArrayList<>();
        for (int t = 0; t < turns; t++) {
            pairs.add(pair("id " + number + "/" + t + text(), image));
        }
        return turns == 1 ? Conversation.of(pairs.getFirst()) : new Conversation("talk " + number + text(), pairs);
    }

    private QaPair pair(String id, Image image) {
        List<QaRegion> regions = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int r = 0; r < count; r++) {
            regions.add(new QaRegion("r" + r * 7, text(), shape(image.width(), image.height())));
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> grounding(id, image, AnswerKind.BOXES, regions);
            case 2 -> grounding(id, image, AnswerKind.POINTS, regions);
            case 3 -> absent(id, image);
            default -> words(id, image, regions);
        };
    }

    private QaPair grounding(String id, Image image, AnswerKind kind, List<QaRegion> regions) {
        StringBuilder answer = new StringBuilder();
        for (QaRegion region : regions) {
            answer.append(answer.isEmpty() ? "" : " ")
                    .append('{')
                    .append(region.id())
                    .append('}');
        }
        String form = kind == AnswerKind.POINTS ? "points" : "every";
        String question = "Where " + text() + (random.nextBoolean() ? " {r0} " : " ") + text() + "?";
        return of(id, image, new Phrased(form, question, answer.toString(), kind, null, "t"), regions, regions);
    }

    private QaPair absent(String id, Image image) {
        String form = random.nextBoolean() ? "points" : "every";
        Phrased phrased = new Phrased(form, "Where " + text() + "?", "None " + text(), AnswerKind.TEXT, null, "t");
        return of(id, image, phrased, List.of(), List.of());
    }

    private QaPair words(String id, Image image, List<QaRegion> regions) {
        AnswerKind kind = random.nextBoolean() ? AnswerKind.TEXT : AnswerKind.YES_NO;
        String question = "Is " + text() + (random.nextBoolean() ? " {r0}" : "") + text() + "?";
        String answer =
                kind == AnswerKind.YES_NO ? "Yes" : "the " + text() + (random.nextBoolean() ? " {r0}" : "") + ".";
        return of(id, image, new Phrased("pair", question, answer, kind, null, "t"), regions, regions);
    }

    private static QaPair of(String id, Image image, Phrased phrased, List<QaRegion> regions, List<QaRegion> meant) {
        List<String> ids = meant.stream().map(QaRegion::id).toList();
        Claim claim = new Claim.Grounding(new Expression.Every("dog"), ids);
        return new QaPair(id, Split.TRAIN, image, phrased, regions, claim, Pairs.NONE);
    }

    private String text() {
        StringBuilder text = new StringBuilder("x");
        for (int n = random.nextInt(4); n > 0; n--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }

    private Shape shape(int width, int height) {
        double x = random.nextDouble() * width;
        double y = random.nextDouble() * height;
        if (random.nextInt(8) == 0) {
            return new Point(x, y);
        }
        double thinX = random.nextInt(12) == 0 ? 0.002 : 1;
        double thinY = random.nextInt(12) == 0 ? 0.002 : 1;
        return new Box(
                x, y, x + (width - x) * random.nextDouble() * thinX, y + (height - y) * random.nextDouble() * thinY);
    }
}
