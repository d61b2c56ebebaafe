package io.spatialforge.audit;

import io.spatialforge.core.qa.QaPair;
import io.spatialforge.core.scene.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apiguardian.api.API;

/** Holds pairs against a truth file. Pairs stream through; the truth is held in memory. For one thread. */
@API(status = API.Status.EXPERIMENTAL)
public final class Audit {

    private final Truth truth;
    private final Judge judge;
    private final Tally tally = new Tally();
    private final Reaching reaching;
    private long photographs;
    private long pairs;
    private boolean found;

    /**
     * @param truth may be shared by several audits
     */
    public Audit(Truth truth) {
        this.truth = truth;
        this.judge = new Judge(truth);
        this.reaching = new Reaching(truth);
    }

    /** Takes note of a photograph of the run, with pairs or without, so that what was not asked about is counted too. */
    public void saw(Image image) {
        photographs++;
        if (truth.find(image) instanceof Truth.Found.Record record) {
            found = true;
            reaching.saw(record.image());
        }
    }

    /** Judges a pair; the photographs of the run come first. */
    public void judge(QaPair pair) {
        pairs++;
        Judge.Judged judged = judge.judge(pair, (claim, image, matching) -> {
            found = true;
            reaching.asked(claim, image, matching);
        });
        tally.add(pair, judged.place(), judged.outcome());
    }

    /** What came of all pairs so far. */
    public AuditReport report() {
        return tally.report(notes(), reaching.reach());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (truth.objects() == 0) {
            notes.add("The truth file lists no objects in its %,d photographs, so that no pair can be judged: an audit"
                            .formatted(truth.images())
                    + " needs boxes with labels, and depth maps alone are none.");
        } else if (photographs + pairs > 0 && !found) {
            notes.add("None of the run's photographs has a record of the same file name and size in the truth file.");
        }
        if (photographs > 0 && pairs == 0) {
            notes.add("The run made no pair of its %,d photographs.".formatted(photographs));
        }
        notes.add(
                truth.scenes() == 0
                        ? "Intervals count photographs: pairs of one are not independent."
                        : "Intervals count the scenes that the truth file names (%,d), else photographs: pairs of one are not independent."
                                .formatted(truth.scenes()));
        return notes;
    }

    /**
     * Judges all pairs, with the standard names for labels spelt differently.
     *
     * @param truthJsonl one record a photograph
     * @throws IOException if the truth file can't be read or is malformed; the message names file, line and field
     */
    public static AuditReport run(Iterator<QaPair> pairs, Path truthJsonl) throws IOException {
        return run(pairs, truthJsonl, LabelAliases.standard());
    }

    /** As {@link #run(Iterator, Path)}, with names of the caller's choosing for labels spelt differently. */
    public static AuditReport run(Iterator<QaPair> pairs, Path truthJsonl, LabelAliases aliases) throws IOException {
        Audit audit = new Audit(Truth.read(truthJsonl, aliases));
        while (pairs.hasNext()) {
            audit.judge(pairs.next());
        }
        return audit.report();
    }
}
