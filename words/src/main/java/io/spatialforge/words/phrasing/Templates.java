package io.spatialforge.words.phrasing;

import io.spatialforge.core.StableHash;
import io.spatialforge.core.claim.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All templates of one form, from a task's resource file. */
final class Templates {

    private final Template[] all;
    private final Template[] withoutSingular;

    private Templates(List<Template> templates) {
        all = templates.toArray(new Template[0]);
        withoutSingular = templates.stream().filter(t -> !t.needsSingular()).toArray(Template[]::new);
    }

    /**
     * The templates of every form of a task, by the form's name.
     *
     * @throws IllegalStateException if the resource is missing
     * @throws IllegalArgumentException if a line does not parse
     */
    static Map<String, Templates> ofTask(Task task) {
        Map<String, String> abbreviations = new HashMap<>();
        Map<String, List<Template>> forms = new HashMap<>();
        String resource = task.id() + ".templates";
        try (InputStream in = Templates.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the templates " + resource + " are not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int tab = line.indexOf('\t');
                int dot = line.indexOf('.');
                if (tab > 1 && line.charAt(0) == '$') {
                    abbreviations.put(line.substring(1, tab), line.substring(tab + 1));
                } else if (dot > 0 && dot < tab) {
                    String form = line.substring(0, dot);
                    forms.computeIfAbsent(form, f -> new ArrayList<>())
                            .add(Template.parse(
                                    task, form, line.substring(dot + 1, tab), line.substring(tab + 1), abbreviations));
                } else {
                    throw new IllegalArgumentException(resource + ": expected 'form.00<TAB>text' in '" + line + "'");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Templates> byForm = new HashMap<>();
        forms.forEach((form, list) -> byForm.put(form, new Templates(list)));
        return Map.copyOf(byForm);
    }

    /** In the order of the file. */
    List<Template> list() {
        return List.of(all);
    }

    Template choose(long chance, boolean hasSingular) {
        Template[] usable = hasSingular ? all : withoutSingular;
        return usable[StableHash.below(chance, usable.length)];
    }
}
