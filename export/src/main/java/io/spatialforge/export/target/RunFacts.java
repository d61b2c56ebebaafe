package io.spatialforge.export.target;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a run.
 *
 * @param name of the dataset: what the user called it, else the name of the run's folder
 * @param imageRoot the one folder that image paths are relative to; null if there are several, or none
 * @param run {@code run.json}: configuration, versions, figures of each stage
 */
public record RunFacts(String name, @Nullable String imageRoot, JsonNode run) {}
