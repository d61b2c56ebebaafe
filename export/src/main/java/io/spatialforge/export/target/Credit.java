package io.spatialforge.export.target;

import io.spatialforge.core.scene.Image;
import io.spatialforge.export.licence.Licence;
import io.spatialforge.export.target.Photographs.Photograph;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a copied photograph is from, and under which licence it is passed on.
 *
 * @param file of the copy, relative to the export's folder
 * @param image of the pairs, before it was copied
 * @param photograph the copy
 * @param changes what was done to it, in a few words; {@code none} if nothing was
 * @param sha256 of the copy
 */
record Credit(String file, Image image, Photograph photograph, String changes, String sha256) {

    /** The part that holds credits. */
    static final String PART = "image-credits";

    /** In the order in which tables have them. */
    static final List<String> COLUMNS = List.of(
            "file", "image", "source", "url", "licence", "licence_as_stated", "duties", "changes", "bytes", "sha256");

    void add(Rows rows) {
        Licence licence = photograph.licence();
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("file", file);
        row.put("image", image.id());
        row.put("source", image.source());
        row.put("url", image.url() == null ? "" : image.url());
        row.put("licence", licence.name());
        row.put("licence_as_stated", image.licence() == null ? "" : image.licence());
        row.put("duties", licence.duties().stream().map(Licence.Duty::id).collect(Collectors.joining(" ")));
        row.put("changes", changes);
        row.put("bytes", Integer.toString(photograph.bytes().length));
        row.put("sha256", sha256);
        byte[] line = JsonMapper.shared().writeValueAsBytes(row);
        rows.add(PART, PhotographCopies.order(image), line, line.length, List.of());
    }
}
