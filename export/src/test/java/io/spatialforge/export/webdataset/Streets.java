package io.spatialforge.export.webdataset;

import io.spatialforge.core.claim.Claim;
import io.spatialforge.core.claim.Evidence;
import io.spatialforge.core.claim.Expression;
import io.spatialforge.core.qa.AnswerKind;
import io.spatialforge.core.qa.Phrased;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.qa.QaPair.QaRegion;
import io.spatialforge.core.qa.Split;
import io.spatialforge.core.scene.Box;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Transform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Questions about photographs of streets. */
final class Streets {

    static final int WIDTH = 40;
    static final int HEIGHT = 20;

    private Streets() {}

    static Image image(String id) {
        return new Image(
                id,
                "street",
                "photos/" + id.hashCode() + ".jpg",
                "https://example.org/1",
                null,
                WIDTH,
                HEIGHT,
                Transform.IDENTITY,
                "CC BY 2.0");
    }

    /** Where the dog is. */
    static QaPair where(Image image, String id, String label, Box box) {
        return new QaPair(
                id,
                Split.TRAIN,
                image,
                new Phrased("every", "Where is " + label + "?", "{r0}", AnswerKind.BOXES, null, "t"),
                List.of(new QaRegion("r0", label, box)),
                new Claim.Grounding(new Expression.Every("dog"), List.of("r0")),
                Evidence.of("test@1"));
    }

    /** Two questions about each of so many images. */
    static List<QaPair> pairs(int from, int to) {
        List<QaPair> pairs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Image image = image("street/" + i);
            pairs.add(where(image, "a" + i, "dog", new Box(1, 2, 11, 12)));
            pairs.add(where(image, "b" + i, "cat", new Box(20, 2, 31, 12)));
        }
        return pairs;
    }

    static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", out);
        return out.toByteArray();
    }
}
