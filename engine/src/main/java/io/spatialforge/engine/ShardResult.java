package io.spatialforge.engine;

import java.util.Map;

/**
 * What a shard has to say beside its lines.
 *
 * @param books must balance
 * @param figures free numbers, finite; those of shards are summed
 */
public record ShardResult(Books books, Map<String, Double> figures) {

    public ShardResult {
        figures = Map.copyOf(figures);
    }

    public static ShardResult of(Books books) {
        return new ShardResult(books, Map.of());
    }
}
