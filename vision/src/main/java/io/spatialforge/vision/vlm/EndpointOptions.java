package io.spatialforge.vision.vlm;

import java.net.URI;
import java.net.URISyntaxException;
import org.apiguardian.api.API;

/**
 * An OpenAI-compatible endpoint and how it is asked. It holds no key: that comes from the environment.
 *
 * @param endpoint the base URL, as in {@code http://localhost:8000/v1}; {@code /chat/completions} is put behind it
 * @param model as the endpoint names it
 * @param keyVariable the environment variable that holds the key
 * @param maxSide longest side of pictures, in pixels
 * @param structured how answers of a given shape are asked for
 * @param replay whether only what is remembered is answered, and nothing ever sent
 */
@API(status = API.Status.EXPERIMENTAL)
public record EndpointOptions(
        URI endpoint,
        String model,
        String keyVariable,
        int maxSide,
        Sampling sampling,
        RateLimits limits,
        Patience patience,
        Budget budget,
        Structured structured,
        boolean replay) {

    /** Where the key is looked for unless said otherwise. */
    public static final String KEY_VARIABLE = "SPATIALFORGE_VLM_KEY";

    /** Where it is looked for next, if none was named. */
    public static final String OTHER_KEY_VARIABLE = "OPENAI_API_KEY";

    private static final int SMALLEST_SIDE = 32;
    private static final int LARGEST_SIDE = 8192;
    private static final String COMPLETIONS = "/chat/completions";

    /**
     * @throws IllegalArgumentException if something is out of range or can't be an address, a model or the name of a
     *     variable; it never repeats what might be a key
     */
    public EndpointOptions {
        endpoint = checked(endpoint);
        if (model.isBlank()) {
            throw new IllegalArgumentException("model: expected the name of a model, got none");
        }
        if (!keyVariable.matches("[A-Z_][A-Z0-9_]{0,63}")) {
            throw new IllegalArgumentException(
                    "key_variable: expected the name of an environment variable (A to Z, 0 to 9 and _), such as "
                            + KEY_VARIABLE + ", got something else; a key itself has no place in a configuration");
        }
        if (maxSide < SMALLEST_SIDE || maxSide > LARGEST_SIDE) {
            throw new IllegalArgumentException(
                    "max_side: expected %d to %d pixels, got %d".formatted(SMALLEST_SIDE, LARGEST_SIDE, maxSide));
        }
    }

    /**
     * An endpoint that is asked by default: pictures of at most 1,024 pixels, no budget.
     *
     * @throws IllegalArgumentException if it is no address
     */
    public static EndpointOptions of(String endpoint, String model) {
        return new EndpointOptions(
                parsed(endpoint),
                model,
                KEY_VARIABLE,
                1024,
                Sampling.ofDefaults(),
                RateLimits.ofDefaults(),
                Patience.ofDefaults(),
                Budget.UNLIMITED,
                Structured.AUTO,
                false);
    }

    private static URI parsed(String endpoint) {
        try {
            return new URI(endpoint.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "endpoint: expected an address such as http://localhost:8000/v1, got something that is none");
        }
    }

    private static URI checked(URI uri) {
        if (uri.getRawUserInfo() != null
                || String.valueOf(uri.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(
                    "endpoint: an address with a user or password is refused; put the key into " + KEY_VARIABLE
                            + " and leave them out");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "endpoint: expected a base URL such as http://localhost:8000/v1, got one with a query or a fragment");
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "endpoint: expected an http or https address such as http://localhost:8000/v1, got '" + uri + "'");
        }
        String plain = uri.toString().replaceAll("/+$", "");
        return URI.create(
                plain.endsWith(COMPLETIONS) ? plain.substring(0, plain.length() - COMPLETIONS.length()) : plain);
    }

    /** What answers depend on, as {@link ChatModel#identity} tells it. */
    public String identity() {
        return "%s; temperature %s, seed %d, max_tokens %d, structured %s, max_side %d, jpeg %d"
                .formatted(
                        model,
                        sampling.temperature(),
                        sampling.seed(),
                        sampling.maxTokens(),
                        structured.label(),
                        maxSide,
                        ChatImage.QUALITY);
    }

    /** The same endpoint with another model. */
    public EndpointOptions withModel(String name) {
        return new EndpointOptions(
                endpoint, name, keyVariable, maxSide, sampling, limits, patience, budget, structured, replay);
    }

    /** Where questions are sent. */
    public URI completions() {
        return URI.create(endpoint + COMPLETIONS);
    }

    public EndpointOptions withKeyVariable(String name) {
        return new EndpointOptions(
                endpoint, model, name, maxSide, sampling, limits, patience, budget, structured, replay);
    }

    public EndpointOptions withMaxSide(int pixels) {
        return new EndpointOptions(
                endpoint, model, keyVariable, pixels, sampling, limits, patience, budget, structured, replay);
    }

    public EndpointOptions withSampling(Sampling newSampling) {
        return new EndpointOptions(
                endpoint, model, keyVariable, maxSide, newSampling, limits, patience, budget, structured, replay);
    }

    public EndpointOptions withLimits(RateLimits newLimits) {
        return new EndpointOptions(
                endpoint, model, keyVariable, maxSide, sampling, newLimits, patience, budget, structured, replay);
    }

    public EndpointOptions withPatience(Patience newPatience) {
        return new EndpointOptions(
                endpoint, model, keyVariable, maxSide, sampling, limits, newPatience, budget, structured, replay);
    }

    public EndpointOptions withBudget(Budget newBudget) {
        return new EndpointOptions(
                endpoint, model, keyVariable, maxSide, sampling, limits, patience, newBudget, structured, replay);
    }

    public EndpointOptions withStructured(Structured newStructured) {
        return new EndpointOptions(
                endpoint, model, keyVariable, maxSide, sampling, limits, patience, budget, newStructured, replay);
    }

    /** Answers from memory alone. */
    public EndpointOptions replaying() {
        return new EndpointOptions(
                endpoint, model, keyVariable, maxSide, sampling, limits, patience, budget, structured, true);
    }
}
