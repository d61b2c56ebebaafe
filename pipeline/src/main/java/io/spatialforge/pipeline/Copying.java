package io.spatialforge.pipeline;

import io.spatialforge.engine.Fingerprint;
import io.spatialforge.engine.ProgressListener;
import io.spatialforge.engine.RunFolder;
import io.spatialforge.engine.Sha256;
import io.spatialforge.engine.Shards;
import io.spatialforge.engine.StageSummary;
import io.spatialforge.pipeline.config.LeakConfig;
import io.spatialforge.pipeline.copies.CopyGroups;
import io.spatialforge.pipeline.copies.CopyGroupsFile;
import io.spatialforge.pipeline.copies.GroupSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a run does about copies of one photograph: groups of images for splits, and pairs that are asked once. */
final class Copying {

    /** What the search is called while it goes on. */
    static final String STEP = "copies";

    /** In the figures of preselection, one each. */
    static final String FIGURE = "copies\t";

    /** Pairs left out, before the reason. */
    static final String PAIRS = FIGURE + "pairs\t";

    static final String GROUPS = FIGURE + "groups";
    static final String GROUPED = FIGURE + "images-grouped";
    static final String LARGEST = FIGURE + "largest-group";
    static final String UNSEEN = FIGURE + "images-unseen";
    static final String TOO_COMMON = FIGURE + "too-common";

    private final CopyGroups groups;
    private final String fingerprint;

    private Copying(CopyGroups groups) {
        this.groups = groups;
        Sha256 members = new Sha256();
        groups.members().forEach((id, member) -> {
            byte[] line = (id + '\t' + member + '\n').getBytes(StandardCharsets.UTF_8);
            members.update(line, 0, line.length);
        });
        fingerprint = Fingerprint.of("groups", members.hex()).hex();
    }

    /**
     * Groups the images that curation kept, or reads the groups that were found before.
     *
     * @param code rises when groups of the same images may become others
     * @param progress hears how far the search is
     */
    static Copying of(
            RunFolder folder,
            Shards shards,
            StageSummary curated,
            LeakConfig leak,
            String code,
            int workers,
            ProgressListener progress)
            throws IOException {
        Optional<Copying> known = known(folder, shards, curated, leak, code);
        if (known.isPresent()) {
            return known.get();
        }
        int steps = shards.count() + 1;
        try (GroupSearch search = new GroupSearch(folder.temporary())) {
            for (int shard = 0; shard < shards.count(); shard++) {
                Path prints = curated.output(CurateStage.PRINTS, shard);
                search.addAll(prints);
                folder.store().release(prints);
                progress.worked(STEP, "steps", shard + 1, steps);
            }
            CopyGroups found =
                    search.groups(workers, leak.looksForNearCopies() ? GroupSearch.By.LOOKS : GroupSearch.By.NAMES);
            CopyGroupsFile.write(folder.copies(), fingerprint(curated, leak, code), found);
            folder.publish(folder.copies());
            progress.worked(STEP, "steps", steps, steps);
            return new Copying(found);
        }
    }

    /** The groups that were found before; none where they would have to be searched for. */
    static Optional<Copying> known(RunFolder folder, Shards shards, StageSummary curated, LeakConfig leak, String code)
            throws IOException {
        CopyGroups known = CopyGroupsFile.read(folder.recalled(folder.copies()), fingerprint(curated, leak, code));
        return known == null ? Optional.empty() : Optional.of(new Copying(known));
    }

    private static String fingerprint(StageSummary curated, LeakConfig leak, String code) {
        return Fingerprint.of("code", code)
                .with("near copies", leak.nearCopies())
                .with("images", curated.outputsHash())
                .hex();
    }

    CopyGroups groups() {
        return groups;
    }

    /** What the splits depend on, and with pairs, what is asked once. */
    String fingerprint() {
        return fingerprint;
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(GROUPS, (double) groups.count());
        figures.put(GROUPED, (double) groups.members().size());
        figures.put(LARGEST, (double) groups.largest());
        figures.put(UNSEEN, (double) groups.unseen());
        figures.put(TOO_COMMON, (double) groups.tooCommon());
        return figures;
    }
}
