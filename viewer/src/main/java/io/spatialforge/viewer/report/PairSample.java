package io.spatialforge.viewer.report;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import io.spatialforge.core.qa.QaPair;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Some pairs of each task, chosen by hash while all of them stream by, so that it makes no difference who saw which. Forms
 * take turns, and images are not repeated while there are others. For one thread.
 */
final class PairSample {

    private final long seed;

    /** So many are remembered of each form, so that there is a choice of images. */
    private final int remembered;

    private final Map<Task, SortedMap<String, PriorityQueue<Ranked>>> forms = new EnumMap<>(Task.class);

    /**
     * @param seed another one gives other pairs
     * @param perTask how many of each task will be chosen
     */
    PairSample(long seed, int perTask) {
        this.seed = seed;
        this.remembered = perTask == 0 ? 0 : 2 * perTask + 8;
    }

    /** The first in rank are kept, so the last of them is at the head of the queue. */
    private record Ranked(long rank, QaPair pair) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            int order = Long.compare(other.rank, rank);
            return order != 0 ? order : other.pair.id().compareTo(pair.id());
        }
    }

    void add(QaPair pair) {
        if (remembered > 0) {
            add(new Ranked(StableHash.with(seed, pair.id()), pair));
        }
    }

    private void add(Ranked ranked) {
        PriorityQueue<Ranked> queue = forms.computeIfAbsent(ranked.pair.claim().task(), t -> new TreeMap<>())
                .computeIfAbsent(ranked.pair.phrased().form(), f -> new PriorityQueue<>());
        if (queue.size() < remembered) {
            queue.add(ranked);
        } else if (ranked.compareTo(queue.element()) > 0) {
            queue.poll();
            queue.add(ranked);
        }
    }

    void add(PairSample other) {
        other.forms.values().forEach(all -> all.values().forEach(queue -> queue.forEach(this::add)));
    }

    /**
     * The pairs of each task.
     *
     * @param most of a task
     */
    Map<Task, List<QaPair>> chosen(int most) {
        Map<Task, List<QaPair>> chosen = new EnumMap<>(Task.class);
        forms.forEach((task, byForm) -> {
            List<List<QaPair>> ranked = new ArrayList<>();
            byForm.values().forEach(queue -> {
                List<Ranked> all = new ArrayList<>(queue);
                all.sort(java.util.Comparator.reverseOrder());
                List<QaPair> pairs = new ArrayList<>();
                all.forEach(each -> pairs.add(each.pair));
                ranked.add(pairs);
            });
            chosen.put(task, chosen(ranked, most));
        });
        return chosen;
    }

    private static List<QaPair> chosen(List<List<QaPair>> forms, int most) {
        List<QaPair> chosen = new ArrayList<>();
        Map<String, Integer> perImage = new HashMap<>();
        for (int uses = 1; uses <= most && chosen.size() < most; uses++) {
            boolean found = true;
            while (found && chosen.size() < most) {
                found = false;
                for (List<QaPair> form : forms) {
                    QaPair pair = chosen.size() < most ? takeFirst(form, perImage, uses) : null;
                    if (pair != null) {
                        chosen.add(pair);
                        found = true;
                    }
                }
            }
        }
        return chosen;
    }

    private static @Nullable QaPair takeFirst(List<QaPair> form, Map<String, Integer> perImage, int uses) {
        for (QaPair pair : form) {
            String image = pair.image().id();
            if (perImage.getOrDefault(image, 0) < uses) {
                form.remove(pair);
                perImage.merge(image, 1, Integer::sum);
                return pair;
            }
        }
        return null;
    }
}
