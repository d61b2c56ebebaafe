package io.spatialforge.export.hub;

import io.spatialforge.export.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that what Croissant says of files is true. A dataset without it is in order. */
final class CroissantCheck {

    private CroissantCheck() {}

    static void check(Path folder, SortedSet<String> files, Faults faults) throws IOException {
        Path path = folder.resolve(HubLayout.CROISSANT);
        if (!Files.exists(path)) {
            return;
        }
        faults.at(HubLayout.CROISSANT, 0);
        JsonNode json;
        try {
            json = JsonMapper.shared().readTree(Files.readString(path));
        } catch (JacksonException e) {
            faults.at(
                    HubLayout.CROISSANT,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr());
            faults.add("", "JSON", e);
            return;
        }
        if (!json.path("conformsTo").asString("").equals(Croissant.VERSION)) {
            faults.add("conformsTo", Croissant.VERSION, json.path("conformsTo").toString());
        }
        SortedSet<String> unlisted = new TreeSet<>(files);
        JsonNode distribution = json.path("distribution");
        for (int i = 0; i < distribution.size() && !faults.full(); i++) {
            JsonNode object = distribution.get(i);
            String name = object.path("contentUrl").asString("");
            if (!object.path("@type").asString("").equals("cr:FileObject") || name.contains("://")) {
                continue;
            }
            String field = "distribution[" + i + "]";
            if (!unlisted.remove(name)) {
                faults.add(field + ".contentUrl", "a file of the dataset, each once", name);
                continue;
            }
            String sha256 = HubLayout.sha256(folder.resolve(name));
            if (!sha256.equals(object.path("sha256").asString(""))) {
                faults.add(
                        field + ".sha256",
                        "the hash of " + name + ", " + sha256,
                        object.path("sha256").toString());
            }
        }
        for (String file : unlisted) {
            faults.add("distribution", "a file object for " + file, "none");
        }
    }
}
