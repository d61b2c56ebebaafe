package io.spatialforge.pipeline.config;

import io.spatialforge.core.claim.Task;
import io.spatialforge.pipeline.select.Balance;
import io.spatialforge.pipeline.select.Caps;
import io.spatialforge.pipeline.select.Mix;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the dataset is chosen of the verified pairs: balance, caps, mix.
 *
 * @param pool how many times {@code per_form} claims are forged of an image for the balance to choose from, at least 1
 */
public record SelectConfig(Balance balance, int pool, Caps caps, Mix mix) {

    private static final String NONE = "none";

    /** What is done where a configuration says nothing. */
    public static SelectConfig ofDefaults() {
        return new SelectConfig(new Balance(0.02, 0.6), 3, Caps.NONE, Mix.NONE);
    }

    static SelectConfig of(@Nullable ConfigNode node, Path base) {
        SelectConfig usual = ofDefaults();
        if (node == null) {
            return usual;
        }
        SelectConfig config = new SelectConfig(
                new Balance(
                        node.number("tolerance", usual.balance().tolerance(), 0.001, 1),
                        node.number("numbers", usual.balance().mostOfNumbers(), 0.1, 1)),
                (int) node.whole("pool", usual.pool(), 1, 100),
                caps(node.node("caps")),
                mix(node));
        node.rejectOthers();
        return config;
    }

    private static Caps caps(@Nullable ConfigNode node) {
        if (node == null) {
            return Caps.NONE;
        }
        Long image = cap(node, "image");
        Caps caps = new Caps(
                image == null ? null : (Integer) image.intValue(), cap(node, "label"), cap(node, "label_pair"));
        node.rejectOthers();
        return caps;
    }

    private static @Nullable Long cap(ConfigNode node, String key) {
        return node.whole(key, 1, Integer.MAX_VALUE);
    }

    private static Mix mix(ConfigNode node) {
        Long total = node.whole("total", 1, Long.MAX_VALUE);
        if (!node.has("mix")) {
            return new Mix(Map.of(), total);
        }
        if (node.isText("mix")) {
            String name = node.text("mix", NONE);
            if (name.equals(Mix.SPATIALFORGE_10M)) {
                return Mix.ofTenMillion(total);
            }
            if (name.equals(NONE)) {
                return new Mix(Map.of(), total);
            }
            throw node.wrong(
                    "mix",
                    NONE + ", " + Mix.SPATIALFORGE_10M + ", or shares by task as in {grounding: 0.3, counting: 0.7}");
        }
        Map<Task, Double> shares = new EnumMap<>(Task.class);
        double sum = 0;
        ConfigNode parts = node.node("mix");
        for (Task task : Task.values()) {
            double share = parts == null ? 0 : parts.number(task.id(), 0, 0, Double.MAX_VALUE);
            shares.put(task, share);
            sum += share;
        }
        if (parts != null) {
            parts.rejectOthers();
        }
        if (sum == 0) {
            throw node.wrong("mix", "a share above 0 for at least one task");
        }
        return new Mix(shares, total);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tolerance", balance.tolerance());
        map.put("numbers", balance.mostOfNumbers());
        map.put("pool", pool);
        Map<String, Object> most = new LinkedHashMap<>();
        most.put("image", caps.image());
        most.put("label", caps.label());
        most.put("label_pair", caps.labelPair());
        map.put("caps", most);
        Map<String, Object> shares = new LinkedHashMap<>();
        mix.shares().forEach((task, share) -> shares.put(task.id(), share));
        map.put("mix", mix.isAsItComes() ? NONE : shares);
        map.put("total", mix.total());
        return map;
    }
}
