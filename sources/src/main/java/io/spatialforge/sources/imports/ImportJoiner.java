package io.spatialforge.sources.imports;

import io.spatialforge.core.drop.Drop;
import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.drop.Stage;
import io.spatialforge.core.drop.Unit;
import io.spatialforge.core.scene.Scene;
import io.spatialforge.sources.Decision;
import io.spatialforge.sources.Joined;
import io.spatialforge.sources.PhotoCheck;
import io.spatialforge.sources.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins an image as its source does, and adds what was imported for it. */
final class ImportJoiner implements Source.Joiner {

    private final Source.Joiner joiner;
    private final List<ImportFile> imports;

    ImportJoiner(Source.Joiner joiner, List<ImportFile> imports) {
        this.joiner = joiner;
        this.imports = imports;
    }

    /**
     * A record with where it stands.
     *
     * @param index place of its file in the configuration
     * @param record line or row
     */
    record Placed(ImportFile file, int index, long record, ImportRecord content) {

        /** What it counts as: a box becomes a region, all else adds to one or to the image. */
        Unit unit() {
            return content instanceof ImportRecord.Boxed ? Unit.REGIONS : Unit.ROWS;
        }

        Placed with(ImportRecord other) {
            return new Placed(file, index, record, other);
        }

        /** For drops. */
        String subject() {
            return file.file().getFileName() + " " + place(file, record);
        }
    }

    /** Where a record of a file stands, for people. */
    static String place(ImportFile file, long record) {
        return (file.file().toString().endsWith(".parquet") ? "row " : "line ") + record;
    }

    @Override
    public List<Decision> decisions() {
        return joiner.decisions();
    }

    @Override
    public void close() throws IOException {
        joiner.close();
    }

    @Override
    public Joined join(String imageId, List<byte[]> rows) {
        List<byte[]> own = new ArrayList<>(rows.size());
        List<Placed> imported = new ArrayList<>();
        for (byte[] row : rows) {
            if (ImportRows.isImported(row)) {
                imported.add(placed(ImportRows.imported(row)));
            } else {
                own.add(ImportRows.ofSource(row));
            }
        }
        imported.sort(Comparator.comparingInt(Placed::index).thenComparingLong(Placed::record));
        Joined joined = own.isEmpty()
                ? new Joined(null, List.of(), 0, 0, null, PhotoCheck.UNCHECKED)
                : joiner.join(imageId, own);
        if (imported.isEmpty()) {
            return joined;
        }
        Scene scene = joined.scene();
        return scene == null ? leftOut(imageId, joined, imported) : new SceneAdditions(scene, joined, imported).added();
    }

    private Placed placed(ImportRows.Imported row) {
        ImportFile file = imports.get(row.file());
        ImportRecord record = new RecordReader(file, place(file, row.record()), row.text()).record();
        return new Placed(file, row.file(), row.record(), record);
    }

    /** A source's accounts with records of an import that are no regions. */
    static List<Joined.Account> withRows(List<Joined.Account> accounts, int read, int kept) {
        List<Joined.Account> all = new ArrayList<>();
        Joined.Account rows = new Joined.Account(Unit.ROWS, read, kept);
        for (Joined.Account account : accounts) {
            if (account.unit() == Unit.ROWS) {
                rows = new Joined.Account(Unit.ROWS, account.read() + read, account.kept() + kept);
            } else {
                all.add(account);
            }
        }
        if (rows.read() > 0) {
            all.add(rows);
        }
        return all;
    }

    /** Records of an image that was left out, or that the corpus does not have. */
    private static Joined leftOut(String imageId, Joined joined, List<Placed> imported) {
        boolean never = joined.imagesRead() == 0;
        List<Drop> drops = new ArrayList<>(joined.drops());
        int regions = 0;
        int rows = 0;
        for (Placed placed : imported) {
            Unit unit = placed.unit();
            regions += unit == Unit.REGIONS ? 1 : 0;
            rows += unit == Unit.ROWS ? 1 : 0;
            if (unit == Unit.REGIONS || never) {
                Reason reason = never ? Reason.REGION_ORPHAN : Reason.IMAGE_DROPPED;
                drops.add(new Drop(Stage.INGEST, unit, reason, imageId, placed.subject(), null));
            }
        }
        return new Joined(
                null,
                drops,
                joined.imagesRead(),
                joined.regionsRead() + regions,
                null,
                joined.photo(),
                withRows(joined.accounts(), rows, 0));
    }
}
