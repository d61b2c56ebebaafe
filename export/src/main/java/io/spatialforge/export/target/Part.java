package io.spatialforge.export.target;

import java.nio.file.Path;

/**
 * Rows of one shard.
 *
 * @param shard from 0
 * @param file lines in a zstd frame
 * @param rows how many, at least one
 * @param bytes of all lines, line ends included, decompressed
 */
public record Part(int shard, Path file, long rows, long bytes) {}
