package io.spatialforge.export.talk;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.export.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions about one image together so that none tells anything of what another asks; see {@link Said}.
 *
 * <p>Pairs come in the order of the hash of their ids, and each joins the first conversation that has room for it and
 * nothing against it. No more than {@link #OPEN} conversations wait for more at a time, so that the work grows with the
 * number of pairs and no faster.
 */
public final class Conversations {

    /** Conversations of an image that wait for more; beyond, the oldest is done. */
    private static final int OPEN = 32;

    private final int turns;

    /**
     * @param turns the most questions of a conversation
     * @throws IllegalArgumentException if it is not positive
     */
    public Conversations(int turns) {
        if (turns < 1) {
            throw new IllegalArgumentException("conversations of " + turns + " questions; expected one or more");
        }
        this.turns = turns;
    }

    /**
     * @param pairs of one image and split, in an order that does not matter
     * @return conversations that have each of the pairs once
     */
    public List<Conversation> of(List<QaPair> pairs) {
        if (turns == 1 || pairs.size() < 2) {
            return pairs.stream().map(Conversation::of).toList();
        }
        Listener listener = new Listener(pairs);
        List<Growing> all = new ArrayList<>();
        List<Growing> open = new ArrayList<>();
        for (QaPair pair : byHash(pairs)) {
            Said said = listener.hear(pair);
            Growing joined = said == null ? null : firstFor(said, open);
            if (joined == null) {
                joined = new Growing();
                all.add(joined);
                if (said != null) {
                    open.add(joined);
                }
                if (open.size() > OPEN) {
                    open.removeFirst();
                }
            }
            joined.add(pair, said);
            if (joined.pairs.size() == turns) {
                open.remove(joined);
            }
        }
        return all.stream().map(Growing::finish).toList();
    }

    private static List<QaPair> byHash(List<QaPair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparingLong(
                                (QaPair pair) -> StableHash.with(StableHash.of(pair.id()), "export.turn"))
                        .thenComparing(QaPair::id))
                .toList();
    }

    private static @Nullable Growing firstFor(Said said, List<Growing> open) {
        for (Growing growing : open) {
            if (growing.hasNothingAgainst(said)) {
                return growing;
            }
        }
        return null;
    }

    private static final class Growing {
        private final List<QaPair> pairs = new ArrayList<>();
        private final List<Said> said = new ArrayList<>();

        void add(QaPair pair, @Nullable Said more) {
            pairs.add(pair);
            if (more != null) {
                said.add(more);
            }
        }

        boolean hasNothingAgainst(Said more) {
            for (Said each : said) {
                if (each.hints(more)) {
                    return false;
                }
            }
            return true;
        }

        Conversation finish() {
            if (pairs.size() == 1) {
                return Conversation.of(pairs.getFirst());
            }
            long hash = StableHash.of("conversation");
            for (String id : pairs.stream().map(QaPair::id).sorted().toList()) {
                hash = StableHash.with(hash, id);
            }
            return new Conversation(HexFormat.of().toHexDigits(hash), pairs);
        }
    }
}
