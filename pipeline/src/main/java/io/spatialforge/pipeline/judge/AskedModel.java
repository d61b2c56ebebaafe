package io.spatialforge.pipeline.judge;

import io.spatialforge.pipeline.judge.Ballot.Form;
import io.spatialforge.vision.vlm.ChatModel;
import io.spatialforge.vision.vlm.ChatReply;
import io.spatialforge.vision.vlm.ChatRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A vision-language model as a juror: ballots become requests with pictures, and replies become votes.
 *
 * @param exhibit the photograph that the ballots are about
 * @param purpose of the requests, for whoever reads the cache
 */
record AskedModel(ChatModel model, Prompts prompts, Exhibit exhibit, String purpose) implements Juror {

    private static final String UNCLEAR = "unclear";
    private static final List<String> YES_NO_UNCLEAR = List.of("yes", "no", UNCLEAR);

    @Override
    public Vote vote(Ballot ballot, int round) throws IOException, InterruptedException {
        return switch (model.ask(request(ballot, round))) {
            case ChatReply.Answered answered -> vote(ballot, answered.json());
            case ChatReply.Unusable unusable -> new Vote.Unclear(unusable.why());
            case ChatReply.Failed failed -> new Vote.Missing(failed.why());
            case ChatReply.NotAsked notAsked -> new Vote.Missing(notAsked.why());
        };
    }

    ChatRequest request(Ballot ballot, int round) {
        String form = ballot.form().name().toLowerCase(Locale.ROOT);
        String text = prompts.wording(form, round)
                .replace("{{options}}", options(ballot))
                .replace("{{letters}}", letters(ballot))
                .replace("{{question}}", ballot.question());
        return new ChatRequest(
                purpose,
                prompts.part("judge"),
                text,
                List.of(exhibit.shown(ballot.marks())),
                schema(ballot),
                "judge-" + form,
                round);
    }

    private static String options(Ballot ballot) {
        StringBuilder options = new StringBuilder();
        for (Ballot.Option option : ballot.options()) {
            options.append(options.isEmpty() ? "" : "\n")
                    .append(option.letter())
                    .append(". ")
                    .append(option.text());
        }
        return options.toString();
    }

    /** "A, B and C". */
    private static String letters(Ballot ballot) {
        StringBuilder letters = new StringBuilder();
        int last = ballot.options().size() - 1;
        for (int i = 0; i <= last; i++) {
            letters.append(i == 0 ? "" : i == last ? " and " : ", ")
                    .append(ballot.options().get(i).letter());
        }
        return letters.toString();
    }

    private static ObjectNode schema(Ballot ballot) {
        List<String> letters = new ArrayList<>(
                ballot.options().stream().map(Ballot.Option::letter).toList());
        ObjectNode schema = JsonMapper.shared().createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("seen").put("type", "string");
        switch (ballot.form()) {
            case ANSWER, BOX, WORDS -> {
                letters.add(UNCLEAR);
                oneOf(properties.putObject(ballot.form() == Form.ANSWER ? "answer" : "box"), letters);
            }
            case NUMBER -> properties.putObject("number").put("type", "integer");
            case BOXES, COUNTED -> {
                ObjectNode boxes = properties.putObject("boxes").put("type", "array");
                oneOf(boxes.putObject("items"), letters);
                oneOf(properties.putObject("elsewhere"), YES_NO_UNCLEAR);
            }
        }
        ArrayNode required = schema.putArray("required");
        properties.propertyNames().forEach(required::add);
        return schema.put("additionalProperties", false);
    }

    private static void oneOf(ObjectNode schema, List<String> values) {
        schema.put("type", "string");
        ArrayNode allowed = schema.putArray("enum");
        values.forEach(allowed::add);
    }

    private static Vote vote(Ballot ballot, JsonNode json) {
        return switch (ballot.form()) {
            case ANSWER -> option(ballot, json.path("answer").asString(""));
            case BOX, WORDS -> option(ballot, json.path("box").asString(""));
            case NUMBER -> {
                JsonNode number = json.path("number");
                yield number.isIntegralNumber() && number.asLong() >= 0
                        ? new Vote.Given(Long.toString(number.asLong()))
                        : new Vote.Unclear("it could not count them");
            }
            case BOXES, COUNTED -> boxes(ballot, json);
        };
    }

    private static Vote option(Ballot ballot, String letter) {
        for (Ballot.Option option : ballot.options()) {
            if (option.letter().equals(letter)) {
                return new Vote.Given(option.key());
            }
        }
        return new Vote.Unclear("it found no option clearly right");
    }

    private static Vote boxes(Ballot ballot, JsonNode json) {
        Set<String> picked = picked(ballot, json);
        String elsewhere = json.path("elsewhere").asString(UNCLEAR);
        return picked == null || elsewhere.equals(UNCLEAR)
                ? new Vote.Unclear("it could not tell which boxes, or whether there are others")
                : Vote.Given.ofBoxes(picked, elsewhere.equals("yes"));
    }

    /** The keys of the boxes; null if one of them is none. */
    private static @Nullable Set<String> picked(Ballot ballot, JsonNode json) {
        Set<String> picked = new TreeSet<>();
        for (JsonNode letter : json.path("boxes")) {
            if (!(option(ballot, letter.asString("")) instanceof Vote.Given given)) {
                return null;
            }
            picked.add(given.key());
        }
        return picked;
    }
}
