package io.spatialforge.viewer.serve;

import io.javalin.http.Context;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.pipeline.explain.Sights;
import io.spatialforge.viewer.picture.DepthPicture;
import io.spatialforge.vision.pixels.PictureException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.imageio.ImageIO;

/** Photographs and depth maps, by the ids of their images alone: no path comes from an address. */
final class PictureAnswers implements ViewerPart {

    /** The longest side of all pixels that a photograph may have. */
    private static final int ALL = 65_000;

    private final ViewedRun run;

    PictureAnswers(ViewedRun run) {
        this.run = run;
    }

    @Override
    public List<Entry> entries() {
        return List.of();
    }

    @Override
    public void addTo(Routes routes, Pages pages) {
        routes.get("/photo", this::photograph);
        routes.get("/depth", this::depth);
    }

    private static PageFault unknown(String image) {
        return PageFault.missing("There is no such image", "The run knows no image " + image + ".");
    }

    private void photograph(Context request) throws Exception {
        String id = Ids.image(request.queryParam("image"));
        Scene scene = run.sceneAtAnyStage(id);
        if (scene == null) {
            throw unknown(id);
        }
        Image image = scene.image();
        boolean small = "1".equals(request.queryParam("small"));
        boolean all = "1".equals(request.queryParam("full"));
        int longest = small ? Photographs.SMALL : all ? ALL : Photographs.LONGEST;
        byte[] jpeg;
        try {
            jpeg = run.photographs().jpeg(image, longest);
        } catch (PictureException e) {
            throw new PageFault(422, "The photograph can't be shown", "That of %s: %s.".formatted(id, e.getMessage()));
        }
        if (jpeg == null) {
            throw PageFault.missing(
                    "The photograph is not at hand",
                    run.photographs().place(image).told());
        }
        send(request, "image/jpeg", jpeg);
    }

    private void depth(Context request) throws Exception {
        String id = Ids.image(request.queryParam("image"));
        Scene scene = run.scene(id);
        if (scene == null) {
            throw unknown(id);
        }
        Sights.Depth depth = run.explained().sights(scene).depth();
        if (depth == null) {
            throw PageFault.missing("There is no depth map", "The run has none of %s any more.".formatted(id));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(within(DepthPicture.of(depth.map(), depth.kind())), "png", png);
        send(request, "image/png", png.toByteArray());
    }

    /** No larger than photographs are sent, by leaving pixels out. */
    private static BufferedImage within(BufferedImage picture) {
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        if (longer <= Photographs.LONGEST) {
            return picture;
        }
        double scale = (double) Photographs.LONGEST / longer;
        int width = Math.max(1, (int) Math.round(scale * picture.getWidth()));
        int height = Math.max(1, (int) Math.round(scale * picture.getHeight()));
        BufferedImage smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = smaller.createGraphics();
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return smaller;
    }

    private static void send(Context request, String type, byte[] bytes) {
        request.header("Cache-Control", "private, max-age=86400, immutable")
                .header("Content-Disposition", "inline")
                .contentType(type)
                .result(bytes);
    }
}
