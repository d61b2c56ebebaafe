package io.spatialforge.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Checks files of Qwen3-VL's format: UTF-8; a JSON object a line, no key twice; {@code image} relative and without
 * {@code ..}; as many {@code <image>} in the questions as there are images and none in an answer; turns of {@code human}
 * and {@code gpt} in alternation, the human first and the model last; no empty text; boxes and points that read back as
 * strict JSON in range; no placeholder left; no id twice.
 *
 * <p>The {@code id} may be missing, as it is in files not written here. Ids are remembered as 64-bit hashes: some 16
 * bytes a line, and less than one chance in three thousand of a false report in a file of a hundred million.
 */
final class Qwen3VlValidator implements Validator {

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Override
    public Validation validate(Path path) throws IOException {
        Run run = new Run();
        if (!Files.isDirectory(path)) {
            run.file(path);
        } else {
            List<Path> files = new ArrayList<>();
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, "*.jsonl")) {
                entries.forEach(files::add);
            }
            files.sort(null);
            if (files.isEmpty()) {
                run.faults.add(new Fault(path.toString(), 0, "", "a file *.jsonl in the folder", "none"));
            }
            for (Path file : files) {
                run.file(file);
            }
        }
        return new Validation(run.lines, run.faults);
    }

    /** The state of one validation: one line at a time. */
    private static final class Run {
        private final List<Fault> faults = new ArrayList<>();
        private final HashSet64 ids = new HashSet64();
        private long lines;
        private String file = "";
        private long line;

        void file(Path path) throws IOException {
            file = String.valueOf(path.getFileName());
            line = 0;
            try (JsonLines in = new JsonLines(Files.newInputStream(path))) {
                while (faults.size() < MAX_FAULTS && in.next()) {
                    line++;
                    lines++;
                    line(in);
                }
            } catch (IOException e) {
                throw new IOException(path + ": line " + (line + 1) + " can't be read: " + e.getMessage(), e);
            }
            if (line == 0 && faults.size() < MAX_FAULTS) {
                faults.add(new Fault(file, 0, "", "at least one line", "an empty file"));
            }
        }

        private void fault(String field, String expected, String got) {
            if (faults.size() < MAX_FAULTS) {
                faults.add(new Fault(
                        file, line, field, expected, got.length() <= 120 ? got : got.substring(0, 120) + "…"));
            }
        }

        private void line(JsonLines in) {
            if (in.isTooLong()) {
                fault("", "a line of at most " + JsonLines.MAX_LINE + " bytes", "a longer one");
            } else if (!in.isUtf8()) {
                fault("", "UTF-8", "bytes that are not");
            } else if (in.hasByteOrderMark()) {
                fault("", "a JSON object", "a byte order mark");
            } else {
                try (JsonParser json =
                        STRICT.createParser(ObjectReadContext.empty(), in.buffer(), in.start(), in.length())) {
                    record(json);
                } catch (JacksonException e) {
                    TokenStreamLocation at = e.getLocation();
                    fault(
                            "",
                            "a JSON object",
                            e.getOriginalMessage() + (at == null ? "" : ", at column " + at.getColumnNr()));
                }
            }
        }

        private void record(JsonParser json) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                fault("", "a JSON object", first == null ? "an empty line" : "something else");
                return;
            }
            int images = -1;
            int tags = -1;
            boolean fine = true;
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "id" -> id(json);
                    case "image" -> {
                        images = image(json);
                        fine &= images >= 0;
                    }
                    case "conversations" -> {
                        tags = conversations(json);
                        fine &= tags >= 0;
                    }
                    default -> json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                fault("", "one JSON object", "something after it");
            }
            if (images < 0 && fine) {
                fault("image", "a path or a list of paths", "no such field");
            }
            if (tags < 0 && fine) {
                fault("conversations", "a list of turns", "no such field");
            }
            if (images >= 0 && tags >= 0 && images != tags) {
                fault(
                        "conversations",
                        "as many " + Qwen3VlText.IMAGE_TAG + " as images, " + images,
                        String.valueOf(tags));
            }
        }

        private void id(JsonParser json) {
            JsonToken token = json.currentToken();
            if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
                fault("id", "text or a whole number", json.getString());
                json.skipChildren();
                return;
            }
            String id = json.getString();
            Qwen3VlText.Problem problem = Qwen3VlText.inId(id);
            if (problem != null) {
                fault("id", problem.expected(), problem.got());
            } else if (!ids.add(id)) {
                fault("id", "an id that no other line has", id);
            }
        }

        /** How many images; -1 if that can't be told, which is then a fault already. */
        private int image(JsonParser json) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                path("image", json);
                return 1;
            }
            if (json.currentToken() != JsonToken.START_ARRAY) {
                fault("image", "a path or a list of paths", json.getString());
                json.skipChildren();
                return -1;
            }
            int count = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                path("image[" + count + "]", json);
                count++;
            }
            if (count == 0) {
                fault("image", "a path or a list of paths", "an empty list");
                return -1;
            }
            return count;
        }

        private void path(String field, JsonParser json) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                fault(field, "a path", json.getString());
                json.skipChildren();
            } else if (!Qwen3VlText.isRelativePath(json.getString())) {
                fault(field, "a relative path with forward slashes and without ..", json.getString());
            }
        }

        /** How many image tags the questions hold; -1 if there are no turns, which is then a fault already. */
        private int conversations(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                fault("conversations", "a list of turns", json.getString());
                json.skipChildren();
                return -1;
            }
            int turns = 0;
            int tags = 0;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                tags += turn(json, turns);
                turns++;
            }
            if (turns == 0 || turns % 2 != 0) {
                fault("conversations", "questions and answers in pairs", turns + " turns");
            }
            return turns == 0 ? -1 : tags;
        }

        private int turn(JsonParser json, int index) {
            String at = "conversations[" + index + "]";
            if (json.currentToken() != JsonToken.START_OBJECT) {
                fault(at, "an object with from and value", json.getString());
                json.skipChildren();
                return 0;
            }
            boolean human = index % 2 == 0;
            @Nullable String from = null;
            @Nullable String value = null;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "from" -> from = text(json);
                    case "value" -> value = text(json);
                    default -> json.skipChildren();
                }
            }
            String role = human ? "human" : "gpt";
            if (!role.equals(from)) {
                fault(at + ".from", role, from == null ? "no text" : from);
            }
            if (value == null) {
                fault(at + ".value", "some text", "none");
                return 0;
            }
            return human ? question(value, at) : answer(value, at);
        }

        private static @Nullable String text(JsonParser json) {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
                return json.getString();
            }
            json.skipChildren();
            return null;
        }

        private int question(String value, String at) {
            int tags = 0;
            for (int i = value.indexOf(Qwen3VlText.IMAGE_TAG); i >= 0; ) {
                tags++;
                i = value.indexOf(Qwen3VlText.IMAGE_TAG, i + 1);
            }
            String words = tags == 0 ? value : value.replace(Qwen3VlText.IMAGE_TAG, "");
            report(Qwen3VlText.inQuestion(words), at);
            return tags;
        }

        private int answer(String value, String at) {
            report(Qwen3VlText.inAnswer(value), at);
            return 0;
        }

        private void report(Qwen3VlText.@Nullable Problem problem, String at) {
            if (problem != null) {
                fault(at + ".value", problem.expected(), problem.got());
            }
        }
    }
}
