package io.spatialforge.vision.fetch;

/** Why a photograph could not be had. The ids are stable: they stand in the report. */
public enum DeadLink {
    ENTRY_INVALID("entry-invalid", "the list's entry is not what it should be"),
    URL_INVALID("url-invalid", "the URL is none, or is neither http nor https"),
    GONE("gone", "the server says that there is nothing there (404 or 410)"),
    REFUSED("refused", "the server refuses the request (another 4xx)"),
    RATE_LIMITED("rate-limited", "the server still asked to wait after all tries (429)"),
    SERVER_ERROR("server-error", "the server failed at all tries (5xx)"),
    UNREACHABLE("unreachable", "there is no such host, or the connection broke"),
    TIMEOUT("timeout", "the answer took too long"),
    REDIRECTS("redirects", "redirected too often, or to what is no URL"),
    TOO_LARGE("too-large", "the file is larger than the limit"),
    TRUNCATED("truncated", "the image ends before it should"),
    NOT_AN_IMAGE("not-an-image", "the answer is no image that can be read, such as an error page"),
    ALTERED("altered", "the bytes are not those that are listed: another hash or size");

    private final String id;
    private final String meaning;

    DeadLink(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /** The stable name written into the report. */
    public String id() {
        return id;
    }

    /** One sentence for people. */
    public String meaning() {
        return meaning;
    }
}
