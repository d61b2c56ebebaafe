package io.spatialforge.app.init;

import io.spatialforge.pipeline.config.ConfigSchema;
import io.spatialforge.pipeline.config.SourceKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A proposal as a configuration that runs as it is, with what was chosen and what else could be as comments. */
public final class ProposalYaml {

    private static final int COMMENTS_FROM = 44;

    /** Beyond this a comment goes before what it is of. */
    private static final int LONGEST = 118;

    private static final String WORDS_OF_YAML = "(?i)true|false|yes|no|on|off|null|y|n";

    private final Path base;
    private final StringBuilder text = new StringBuilder();

    private ProposalYaml(Path base) {
        this.base = base;
    }

    /**
     * @param base the folder of the file that it is for, which paths are relative to
     */
    public static String of(Proposal proposal, Path base) {
        ProposalYaml yaml = new ProposalYaml(base.toAbsolutePath().normalize());
        yaml.write(proposal);
        return yaml.text.toString();
    }

    private void write(Proposal proposal) {
        line("# yaml-language-server: $schema=" + ConfigSchema.FILE);
        line("# Written by `spatialforge init`, which looked at " + proposal.looked() + ".");
        proposal.aside().forEach(aside -> line("# Not read: " + aside));
        line("");
        line("# licence: cc-by-4.0", "of the dataset that is made; yours to decide");
        line("seed: 1", "another number, other choices");
        line("# sample: 0.01", "a share of the images to try it with; or limit: 1000");
        line("# tasks: [near-far, counting]", "all six unless said");
        line("# splits: {validation: 0.02, test: 0.02}");
        line("# leak: {lists: [benchmark.json]}", "images of benchmarks to leave out");
        line("");
        line("sources:");
        proposal.sources().forEach(this::source);
        line("");
        perceive(proposal.sources());
        line("# select: {total: 100000, mix: spatialforge-10m}", "how many pairs, of which tasks");
        line("# judge: {endpoint: http://localhost:8000/v1, model: my-vlm}", "a model that judges pairs");
    }

    private void source(Proposed source) {
        source.told().forEach(told -> line("  # " + told));
        line("  - kind: " + source.kind().id());
        line("    name: " + text(source.name()), "image ids begin with it");
        source.files().forEach((role, files) -> line("    " + role + ": " + list(files)));
        images(source);
        if (!source.exhaustive().isEmpty()) {
            line("    exhaustive: auto", source.exhaustive());
        }
        depth(source);
    }

    private void images(Proposed source) {
        Places.Found images = source.images();
        if (images.places().isEmpty()) {
            line("    # images: photos", "a folder, tars or Parquet files; its photographs were not found here");
            line("    # photos: optional", "then images whose photograph is missing stay");
            return;
        }
        String where = "    images: " + list(images.places());
        if (images.asked() == 0) {
            line(where);
        } else {
            line(where, images.told());
        }
        if (source.kind() == SourceKind.FOLDER) {
            return;
        }
        if (images.found() < images.asked()) {
            line("    photos: optional", "images without their photograph stay; required: they are left out");
        } else {
            line("    # photos: optional", "to keep images whose photograph is missing");
        }
    }

    private void depth(Proposed source) {
        Maps depth = source.depth();
        if (depth != null) {
            line("    depth:", depth.told());
            line("      folder: " + path(depth.folder()));
            line("      kind: metric", "or relative, or inverse: larger is nearer");
            line("      geometry: z", "along the optical axis; ray: along the line of sight");
            line("      scale: " + depth.scale(), "stored values over this are metres");
        } else if (source.kind() != SourceKind.FOLDER && source.kind() != SourceKind.TRUTH) {
            line("    # depth: {folder: depth, kind: metric, scale: 1000}", "maps of your own (16-bit PNG, NPY)");
        }
    }

    private void perceive(List<Proposed> sources) {
        boolean alone = sources.stream().anyMatch(source -> source.kind() == SourceKind.FOLDER);
        if (alone) {
            line("perceive:", "models look at the photographs; first: spatialforge models pull");
            line("  models: [default]", "or best, or names of `spatialforge models list`");
            line("  device: auto", "cpu, or GPUs as cuda:0");
        } else {
            line("# perceive: {models: [default]}", "depth and poses by models; first: spatialforge models pull");
        }
    }

    private String list(List<Path> paths) {
        List<String> texts = new ArrayList<>();
        paths.forEach(path -> texts.add(path(path)));
        return texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
    }

    /** Relative where it lies below the file's folder, else as it is from the root. */
    private String path(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        String text = (whole.startsWith(base) ? base.relativize(whole) : whole)
                .toString()
                .replace('\\', '/');
        if (text.isEmpty()) {
            return ".";
        }
        return text(text);
    }

    /** In quotes where YAML would take it for a number, a truth, a date or a sign of its own. */
    private static String text(String text) {
        boolean plain = text.matches("(?:[A-Za-z_/]|\\.\\.?/)[A-Za-z0-9_./-]*") && !text.matches(WORDS_OF_YAML);
        return plain ? text : JsonMapper.shared().writeValueAsString(text);
    }

    private void line(String setting) {
        text.append(setting).append('\n');
    }

    private void line(String setting, String comment) {
        if (Math.max(COMMENTS_FROM, setting.length()) + comment.length() > LONGEST) {
            String indent = setting.substring(
                    0, setting.length() - setting.stripLeading().length());
            text.append(indent).append("# ").append(comment).append('\n');
            line(setting);
            return;
        }
        text.append(setting)
                .append(" ".repeat(Math.max(1, COMMENTS_FROM - setting.length())))
                .append("# ")
                .append(comment)
                .append('\n');
    }
}
