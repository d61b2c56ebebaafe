package io.spatialforge.sources.coco;

import java.nio.file.Path;
import java.util.Map;

/**
 * The small tables of one file.
 *
 * @param file the file
 * @param categories labels in normal form by category id
 * @param licences address, or where there is none the name, by licence id
 */
record CocoTables(Path file, Map<String, String> categories, Map<String, String> licences) {}
