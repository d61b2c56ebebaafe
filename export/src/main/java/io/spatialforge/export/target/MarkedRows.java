package io.spatialforge.export.target;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Conversation;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.RecordWriter;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Teller;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.marks.Mark;
import io.spatialforge.export.marks.MarkPainter;
import io.spatialforge.export.syntax.Placeholders;
import io.spatialforge.export.syntax.Shown;
import io.spatialforge.export.talk.Conversations;
import io.spatialforge.export.target.Photographs.Photograph;
import io.spatialforge.export.target.Photographs.Withheld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a dialect that shows regions by numbered marks: each conversation that shows any gets a copy of its photograph
 * with its own marks in it, under {@link #FOLDER}; the others share the photograph as it is. For one shard.
 */
final class MarkedRows implements Target.RowMaker {

    /** Where marked photographs are, in the folder of the photographs. */
    static final String FOLDER = "marked";

    private static final String CHANGES = "marks drawn in, encoded anew";

    private final Photographs photographs;
    private final PhotographCopies copies;
    private final RecordWriter writer;
    private final Teller teller;
    private final Conversations conversations;

    MarkedRows(Dialect dialect, int turns, Photographs photographs) {
        this.photographs = photographs;
        this.copies = new PhotographCopies(photographs);
        this.writer = new RecordWriter(dialect, true);
        this.teller = new Teller(dialect, true);
        this.conversations = new Conversations(turns);
    }

    @Override
    public void image(List<QaPair> pairs, Rows rows) throws IOException {
        List<QaPair> showing = new ArrayList<>();
        List<QaPair> plain = new ArrayList<>();
        for (QaPair pair : pairs) {
            Refusal refusal = writer.refusal(pair);
            if (refusal != null) {
                rows.refuse(pair, refusal);
            } else {
                (shows(pair) ? showing : plain).add(pair);
            }
        }
        Photograph photograph = showing.isEmpty() ? null : photograph(showing, rows);
        List<QaPair> writable = new ArrayList<>(copies.bring(plain, rows));
        if (photograph != null) {
            writable.addAll(showing);
        }
        for (Conversation conversation : conversations.of(writable)) {
            write(conversation, photograph, rows);
        }
    }

    private static boolean shows(QaPair pair) {
        return Placeholders.any(pair.phrased().question())
                || Placeholders.any(pair.phrased().answer());
    }

    /** The photograph to draw on; null if it can't be had, and then the pairs are refused. */
    private @Nullable Photograph photograph(List<QaPair> pairs, Rows rows) throws IOException {
        return switch (photographs.upright(pairs.getFirst().image(), Photographs.Use.ALTERED)) {
            case Photograph photograph -> photograph;
            case Withheld withheld -> {
                pairs.forEach(pair -> rows.refuse(pair, withheld.refusal()));
                yield null;
            }
        };
    }

    /** Writes a conversation; where it can't be, each of its pairs by itself, with marks of its own. */
    private void write(Conversation conversation, @Nullable Photograph photograph, Rows rows) throws IOException {
        boolean marked = conversation.pairs().stream().anyMatch(MarkedRows::shows);
        Refusal refusal =
                photograph != null && marked ? drawn(conversation, photograph, rows) : told(conversation, rows);
        if (refusal == null) {
            return;
        }
        if (conversation.pairs().size() == 1) {
            rows.refuse(conversation.pairs().getFirst(), refusal);
            return;
        }
        for (QaPair pair : conversation.pairs()) {
            write(Conversation.of(pair), photograph, rows);
        }
    }

    private @Nullable Refusal drawn(Conversation conversation, Photograph photograph, Rows rows) throws IOException {
        List<Mark> marks = marks(conversation);
        switch (photographs.drawn(photograph, pixels -> MarkPainter.paint(marks, pixels))) {
            case Withheld withheld -> {
                return withheld.refusal();
            }
            case Photograph drawn -> {
                Image image = conversation.image();
                String file = FOLDER + "/" + name(conversation.id()) + "." + drawn.extension();
                String sha256 = PhotographCopies.sha256(drawn.bytes());
                Refusal refusal = told(
                        new Conversation(
                                conversation.id(), PhotographCopies.copied(conversation.pairs(), file, sha256)),
                        rows);
                if (refusal == null) {
                    String path = PhotographCopies.FOLDER + "/" + file;
                    rows.file(path, drawn.bytes());
                    ImageCredits.add(path, image, drawn, CHANGES, sha256, rows);
                }
                return refusal;
            }
        }
    }

    /** The regions that the conversation shows, by the numbers that its words have for them. */
    private List<Mark> marks(Conversation conversation) {
        Map<Integer, Mark> marks = new TreeMap<>();
        for (Turn turn : teller.tell(conversation).turns()) {
            for (Shown shown : turn.shown()) {
                marks.put(shown.number(), Mark.numbered(shown.number(), shown.shape()));
            }
        }
        return List.copyOf(marks.values());
    }

    private @Nullable Refusal told(Conversation conversation, Rows rows) {
        return writer.attempt(
                conversation,
                (written, buffer, length) -> rows.add(
                        written.split().id(),
                        StableHash.with(StableHash.of(written.id()), "export.order"),
                        buffer,
                        length,
                        written.pairs()));
    }

    private static String name(String id) {
        return id.matches("[0-9a-f]{16}") ? id : HexFormat.of().toHexDigits(StableHash.of(id));
    }
}
