package io.spatialforge.app.extending;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Flags;
import io.spatialforge.core.scene.Image;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.core.scene.Transform;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.RegionList;
import io.spatialforge.sources.Source;
import io.spatialforge.sources.SourceRecipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Boxes in lines of {@code file,width,height,label,x1,y1,x2,y2}, of upright photographs. */
public final class BoxesCsv implements SourceRecipe {

    @Override
    public String id() {
        return "boxes-csv@1";
    }

    @Override
    public Source open(Given given) {
        return new Source() {

            @Override
            public String name() {
                return given.name();
            }

            @Override
            public List<Path> inputs() {
                return given.annotations();
            }

            @Override
            public Joiner scan(RowSink rows, int threads) throws IOException {
                for (Path file : given.annotations()) {
                    try (BufferedReader lines = Files.newBufferedReader(file)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            String image = given.name() + "/" + line.substring(0, line.indexOf(','));
                            if (given.sampling().keeps(image)) {
                                byte[] row = line.getBytes(StandardCharsets.UTF_8);
                                rows.row(image, row, 0, row.length);
                            }
                        }
                    }
                }
                return (image, found) -> scene(given, image, found);
            }
        };
    }

    private static Joined scene(Given given, String id, List<byte[]> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new String(row, StandardCharsets.UTF_8)));
        String[] first = lines.getFirst().split(",", -1);
        int width = Integer.parseInt(first[1]);
        int height = Integer.parseInt(first[2]);
        RegionList regions = new RegionList(width, height, Transform.IDENTITY);
        List<Drop> drops = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            Reason fault = regions.add(
                    line,
                    cells[3],
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[6]),
                    Double.parseDouble(cells[7]),
                    Flags.NONE,
                    null);
            if (fault != null) {
                drops.add(new Drop(Stage.INGEST, Unit.REGIONS, fault, id, line, null));
            }
        }
        RegionList.Numbered numbered = regions.numbered();
        for (String line : numbered.duplicates()) {
            drops.add(new Drop(Stage.INGEST, Unit.REGIONS, Reason.REGION_DUPLICATE, id, line, null));
        }
        Image image = new Image(id, given.name(), first[0], null, null, width, height, Transform.IDENTITY, null);
        Set<String> complete = switch (given.exhaustive()) {
            case YES -> numbered.labels();
            case AUTO, NO -> Set.of();
        };
        Scene scene = new Scene(image, numbered.regions(), complete, Set.of(), null);
        return new Joined(scene, drops, 1, lines.size(), null, PhotoCheck.UNCHECKED);
    }
}
