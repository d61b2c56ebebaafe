package io.spatialforge.export.hub;

import io.spatialforge.export.Dialect;
import io.spatialforge.export.target.Finished;
import java.io.IOException;
import java.nio.file.Files;

/** The card of a dataset: front matter and what a reader needs to know, all figures from the run and the files. */
final class DatasetCard {

    private DatasetCard() {}

    static void write(Finished finished, Columns columns, Dialect dialect) throws IOException {
        Figures figures = Figures.of(finished, columns);
        String yaml = new FrontMatter(finished, figures, columns).text();
        String text = "---\n" + yaml + "---\n\n";
        Files.writeString(finished.folder().resolve(HubLayout.README), text);
    }
}
