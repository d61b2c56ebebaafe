package io.spatialforge.core.scene;

/**
 * A text about the whole image. No rule reads it; judges and people may.
 *
 * @param text as given
 * @param origin where it came from: {@code human}, or the declared source of an import
 */
public record Caption(String text, String origin) {}
