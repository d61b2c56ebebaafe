package io.spatialforge.app.init;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a configuration for a folder could read, and what of the folder it leaves aside.
 *
 * @param sources that it would have; none where nothing was recognised
 * @param aside what was seen and is not read, and why
 */
public record Proposal(Survey survey, List<Proposed> sources, List<String> aside) {

    /**
     * Looks through a folder.
     *
     * @throws IOException if it can't be listed, or a file of it can't be read
     */
    public static Proposal of(Path folder) throws IOException {
        return new Recognition(Survey.of(folder)).proposal();
    }

    /** What people read of where it was looked. */
    public String looked() {
        return survey.told();
    }

    /** What was recognised, a line for each source. */
    public List<String> told() {
        return sources.stream()
                .map(source -> source.name() + ": " + String.join("; ", source.told()))
                .toList();
    }

    /** How often each kind of source occurs, for those who count. */
    public Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        sources.forEach(source -> kinds.merge(source.kind().id(), 1, Integer::sum));
        return kinds;
    }
}
