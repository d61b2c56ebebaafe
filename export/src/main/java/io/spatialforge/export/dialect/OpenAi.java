package io.spatialforge.export.dialect;

import io.spatialforge.core.drop.Reason;
import io.spatialforge.core.scene.Image;
import io.spatialforge.export.Dialect;
import io.spatialforge.export.Faults;
import io.spatialforge.export.Refusal;
import io.spatialforge.export.Told;
import io.spatialforge.export.Told.Turn;
import io.spatialforge.export.dataset.Framing;
import io.spatialforge.export.syntax.JsonBoxes;
import io.spatialforge.export.syntax.RegionSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Messages as OpenAI's fine-tuning takes them, and the services that copy it: the question in parts, an image and a text.
 * There is no syntax for boxes, so they are told as JSON from 0 to 1000, and each question says so.
 */
public final class OpenAi implements Dialect {

    private static final String IMAGE_URL = "image_url";
    private static final String URL = "url";
    private static final List<String> SUFFIXES = List.of(".jpg", ".jpeg", ".png", ".webp");
    private static final List<String> EMBEDDED =
            List.of("data:image/jpeg;base64,", "data:image/png;base64,", "data:image/webp;base64,");

    private final ImageUrls urls;

    /**
     * @param imageBase the address that stands before the paths of images; empty if they are to stay paths
     */
    public OpenAi(String imageBase) {
        this.urls = new ImageUrls(imageBase);
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public String about() {
        return "OpenAI's fine-tuning and services like it, boxes as JSON from 0 to 1000";
    }

    @Override
    public String fingerprint() {
        return name() + " " + urls.base();
    }

    @Override
    public @Nullable String reminder() {
        return urls.areAddresses()
                ? null
                : "images are named by their paths, which no service can fetch: export with --image-base URL, or put them in";
    }

    @Override
    public RegionSyntax regions() {
        return JsonBoxes.SPELT_OUT;
    }

    @Override
    public @Nullable Refusal refusal(Image image) {
        String file = image.file();
        return file == null || hasSuffix(file)
                ? null
                : new Refusal(Reason.IMAGE_UNSUPPORTED, "none of JPEG, PNG and WebP by its name: " + file);
    }

    private static boolean hasSuffix(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(lower::endsWith);
    }

    @Override
    public List<Framing> framings() {
        return List.of(Framing.LINES);
    }

    @Override
    public void write(Told told, JsonGenerator json) {
        json.writeStartObject();
        Fields.head(told, json);
        json.writeName(Messages.MESSAGES);
        json.writeStartArray();
        boolean first = true;
        for (Turn turn : told.turns()) {
            Messages.start(Messages.USER, json);
            json.writeStartArray();
            if (first) {
                image(urls.of(told.image()), json);
                first = false;
            }
            json.writeStartObject();
            json.writeStringProperty(Messages.TYPE, Messages.TEXT);
            json.writeStringProperty(Messages.TEXT, turn.question());
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            Messages.said(Messages.ASSISTANT, turn.answer(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void image(String url, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty(Messages.TYPE, IMAGE_URL);
        json.writeName(IMAGE_URL);
        json.writeStartObject();
        json.writeStringProperty(URL, url);
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public @Nullable Told read(JsonNode record, Faults faults) {
        Images images = new Images(urls);
        List<Turn> turns = Messages.read(
                record,
                (content, at, found) -> Messages.parts(content, at, List.of(IMAGE_URL), images::read, found),
                Messages::texts,
                faults);
        if (turns.isEmpty()) {
            return null;
        }
        if (images.count == 0) {
            faults.add(Messages.MESSAGES, "a part of type image_url", "none");
        }
        return new Told(
                Fields.id(record, faults),
                Fields.texts(record, Fields.QA_IDS, faults),
                images.paths,
                Fields.frame(record, faults),
                turns,
                Messages.lead(record));
    }

    @Override
    public String field(int lead, int turn, boolean answer) {
        return Messages.field(lead, turn, answer);
    }

    @Override
    public String imageField() {
        return "messages[0].content[0].image_url.url";
    }

    /** The images of one record. */
    private static final class Images {
        /** Of those that are files; what is on the net or in the record itself is none. */
        private final List<String> paths = new ArrayList<>();

        private final ImageUrls urls;
        private int count;

        Images(ImageUrls urls) {
            this.urls = urls;
        }

        void read(String type, JsonNode part, String at, Faults faults) {
            count++;
            String field = at + "." + IMAGE_URL + "." + URL;
            String url = Fields.text(part.path(IMAGE_URL), URL, field, faults);
            if (url == null || EMBEDDED.stream().anyMatch(url::startsWith)) {
                return;
            }
            if (url.startsWith("https://") || url.startsWith("http://")) {
                String path = urls.path(url);
                if (path != null) {
                    paths.add(path);
                }
                return;
            }
            if (url.startsWith("data:") || !hasSuffix(url)) {
                faults.add(field, "a JPEG, PNG or WebP image", url);
            }
            if (!url.startsWith("data:")) {
                paths.add(url);
            }
        }
    }
}
