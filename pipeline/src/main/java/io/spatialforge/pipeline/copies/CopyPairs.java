package io.spatialforge.pipeline.copies;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.engine.LineReader;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.Shuffle;
import io.spatialforge.pipeline.copies.CopyGroups.How;
import io.spatialforge.pipeline.copies.CopyGroups.Kinship;
import io.spatialforge.pipeline.copies.CopyGroups.Member;
import io.spatialforge.records.QaPairJson;
import io.spatialforge.vision.copies.Match;
import io.spatialforge.vision.copies.Window;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs about copies of one photograph that ask the same: it is asked once, of the first image by id that has it. Where two
 * copies that show all of the photograph answer differently, one of them is wrong, nobody knows which, and both are left
 * out. Where a copy is cropped or mirrored, other answers may be right, and stay.
 */
public final class CopyPairs implements Closeable {

    /** No two pairs ask the same. */
    public static final CopyPairs NONE = new CopyPairs(null);

    private static final Kinship ITSELF = new Kinship(How.BYTES, new Match(false, Window.WHOLE, 1));

    /** A copy shows all of the photograph if no side is cut by more than this. */
    private static final double ALL_OF_IT = 0.02;

    /** What is left out, by the image it is about; null where there is nothing. */
    private final @Nullable Shuffle leftOut;

    private CopyPairs(@Nullable Shuffle leftOut) {
        this.leftOut = leftOut;
    }

    /**
     * Why a pair is left out.
     *
     * @param detail names the other image
     */
    public record Repeated(Reason reason, String detail) {}

    /**
     * Compares the pairs of all images that are copies of one another.
     *
     * @param temporary folder for what does not fit into memory
     * @param pairs of images that are {@link #copied}; others are left as they are
     */
    public static CopyPairs find(Path temporary, Shards shards, Source pairs, CopyGroups groups) throws IOException {
        Map<String, String> leaders = copied(groups);
        if (leaders.isEmpty()) {
            return NONE;
        }
        Shuffle leftOut = Shuffle.open(temporary, shards);
        boolean complete = false;
        try (Shuffle byLeader = Shuffle.open(temporary, shards)) {
            for (int shard = 0; shard < shards.count(); shard++) {
                try (LineReader lines = pairs.open(shard)) {
                    while (lines.next()) {
                        QaPair pair = lines.record(QaPairJson.LINES);
                        String leader = leaders.get(pair.image().id());
                        if (leader != null) {
                            byLeader.add(leader, lines.buffer(), lines.offset(), lines.length());
                        }
                    }
                }
            }
            for (int shard = 0; shard < shards.count(); shard++) {
                byLeader.forEachGroup(shard, group -> compare(group, groups, leftOut));
            }
            complete = true;
            return new CopyPairs(leftOut);
        } finally {
            if (!complete) {
                leftOut.close();
            }
        }
    }

    /** Opens the lines of pairs of a shard. */
    @FunctionalInterface
    public interface Source {
        LineReader open(int shard) throws IOException;
    }

    /** Leaders of all images that are copies, the leaders themselves among them. */
    public static Map<String, String> copied(CopyGroups groups) {
        Map<String, String> leaders = new HashMap<>();
        groups.members().forEach((id, member) -> {
            if (member.kinship() != null) {
                leaders.put(id, member.leader());
                leaders.put(member.leader(), member.leader());
            }
        });
        return leaders;
    }

    private static void compare(Shuffle.Group group, CopyGroups groups, Shuffle leftOut) throws IOException {
        List<QaPair> pairs = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            pairs.add(QaPairJson.LINES.read(group.buffer(), group.offset(i), group.length(i)));
        }
        pairs.sort(Comparator.comparing((QaPair pair) -> pair.image().id()).thenComparing(QaPair::id));
        Map<String, List<Asked>> askedByKind = new HashMap<>();
        for (QaPair pair : pairs) {
            Kinship kinship = kinship(pair.image().id(), groups);
            Subject subject = Subject.of(pair, kinship);
            if (subject == null) {
                continue;
            }
            List<Asked> asked = askedByKind.computeIfAbsent(subject.kind(), kind -> new ArrayList<>());
            Asked same = null;
            Subject.Comparison comparison = Subject.Comparison.OTHER;
            for (Asked other : asked) {
                if (!other.pair.image().id().equals(pair.image().id())) {
                    comparison = other.subject.compare(subject);
                    if (comparison == Subject.Comparison.CONTRARY && !(showsAll(kinship) && showsAll(other.kinship))) {
                        comparison = Subject.Comparison.OTHER;
                    }
                    if (comparison != Subject.Comparison.OTHER) {
                        same = other;
                        break;
                    }
                }
            }
            if (same == null) {
                asked.add(new Asked(pair, subject, kinship));
            } else if (comparison == Subject.Comparison.CONTRARY) {
                same.contradict(pair, leftOut);
            } else {
                same.repeat(pair, kinship, leftOut);
            }
        }
    }

    private static Kinship kinship(String imageId, CopyGroups groups) {
        Member member = groups.members().get(imageId);
        Kinship kinship = member == null ? null : member.kinship();
        return kinship == null ? ITSELF : kinship;
    }

    private static boolean showsAll(Kinship kinship) {
        return !kinship.match().mirrored() && kinship.match().window().cut() <= ALL_OF_IT;
    }

    /** A question that was asked of one image, and the image that it was first asked of. */
    private static final class Asked {

        private final QaPair pair;
        private final Subject subject;
        private final Kinship kinship;
        private boolean isContradicted;

        Asked(QaPair pair, Subject subject, Kinship kinship) {
            this.pair = pair;
            this.subject = subject;
            this.kinship = kinship;
        }

        void repeat(QaPair other, Kinship how, Shuffle leftOut) throws IOException {
            note(
                    other,
                    Reason.DUPLICATE_PAIR,
                    "%s asks it too, which has %s"
                            .formatted(pair.image().id(), how.how().words()),
                    leftOut);
        }

        void contradict(QaPair other, Shuffle leftOut) throws IOException {
            String text = "%s answers '%s', %s '%s'"
                    .formatted(
                            pair.image().id(),
                            pair.phrased().answer(),
                            other.image().id(),
                            other.phrased().answer());
            note(other, Reason.COPIES_DISAGREE, text, leftOut);
            if (!isContradicted) {
                note(pair, Reason.COPIES_DISAGREE, text, leftOut);
            }
            isContradicted = true;
        }

        private static void note(QaPair pair, Reason reason, String detail, Shuffle leftOut) throws IOException {
            leftOut.add(
                    pair.image().id(),
                    (pair.id() + '\t' + reason.id() + '\t' + detail.replace('\t', ' '))
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What is left out of one shard, by the ids of pairs. */
    public Map<String, Repeated> of(int shard) throws IOException {
        Map<String, Repeated> repeated = new HashMap<>();
        if (leftOut != null) {
            leftOut.forEachGroup(shard, group -> {
                for (int i = 0; i < group.size(); i++) {
                    String[] fields = new String(group.payload(i), StandardCharsets.UTF_8).split("\t", 3);
                    repeated.put(fields[0], new Repeated(Reason.ofId(fields[1]), fields[2]));
                }
            });
        }
        return repeated;
    }

    @Override
    public void close() throws IOException {
        if (leftOut != null) {
            leftOut.close();
        }
    }
}
