package io.spatialforge.bench.facing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that is measured of people, as Markdown. */
public final class FacingReport {

    private FacingReport() {}

    /**
     * @param truth folder of sets
     * @param models folder of models
     * @param photos further photographs of what was told by eye
     * @throws IOException if a file can't be read, or is not as expected
     */
    public static List<String> lines(Path truth, Path models, List<Path> photos) throws IOException {
        List<PeoplePhoto> all = FacingTruths.read(truth, photos);
        List<String> lines = new ArrayList<>();
        try (Onlooker onlooker = new Onlooker(models)) {
            lines.addAll(FacingMeasure.of(all, onlooker).lines());
            lines.add("");
            lines.add("### Where things are for people");
            lines.add("");
            lines.addAll(OwnView.lines(Questions.read(truth, all).asked(), onlooker));
            lines.add("");
            lines.add("By distances, from measured places and headings (KITTI, 9 streets), made wrong at random:");
            lines.add("");
            lines.addAll(GroundBearings.lines(truth));
            lines.add("");
            lines.add("### How much of a person the model is shown");
            lines.add("");
            lines.addAll(CropCurve.lines(all, onlooker));
        }
        return lines;
    }
}
