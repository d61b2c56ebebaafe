package io.spatialforge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.spatialforge.app.docs.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents' ways to each other. */
class DocumentLinksTests {

    private final Map<Path, Page> pages =
            Page.all().stream().collect(Collectors.toMap(Page::file, Function.identity()));

    @Test
    void everyLinkHasAnEnd() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages.values()) {
            for (String link : page.links()) {
                if (!leads(page, link)) {
                    broken.add(page + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private boolean leads(Page from, String link) {
        if (link.startsWith("https://") || link.startsWith("http://")) {
            return true;
        }
        int hash = link.indexOf('#');
        String name = hash < 0 ? link : link.substring(0, hash);
        Path file =
                name.isEmpty() ? from.file() : from.file().resolveSibling(name).normalize();
        if (hash < 0) {
            return Files.exists(file);
        }
        Page to = pages.get(file);
        return to != null && to.anchors().contains(link.substring(hash + 1));
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        Page readme = pages.get(Page.root().resolve("README.md"));
        assertThat(readme).isNotNull();
        Set<Page> reached = new HashSet<>();
        List<Page> next = new ArrayList<>(List.of(readme));
        while (!next.isEmpty()) {
            Page page = next.removeLast();
            if (reached.add(page)) {
                for (String link : page.links()) {
                    Page to = pages.get(page.file()
                            .resolveSibling(link.replaceFirst("#.*", ""))
                            .normalize());
                    if (to != null) {
                        next.add(to);
                    }
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(pages.values());
    }
}
