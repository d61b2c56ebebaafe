package io.spatialforge.audit;

import io.spatialforge.core.qa.QaPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Holds pairs against a truth file. Pairs stream through; the truth is held in memory, about a kilobyte a photograph. */
public final class Audit {

    private Audit() {}

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
        Judge judge = new Judge(Truth.read(truthJsonl, aliases));
        AuditReport.Tally tally = new AuditReport.Tally();
        while (pairs.hasNext()) {
            QaPair pair = pairs.next();
            tally.add(pair, judge.judge(pair));
        }
        return tally.report();
    }
}
