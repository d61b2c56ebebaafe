package io.spatialforge.viewer.serve;

import io.spatialforge.viewer.index.DropRow;

/**
 * A drop in a list.
 *
 * @param address of its page, among the drops of the list
 */
public record DropLine(DropRow row, String address) {}
