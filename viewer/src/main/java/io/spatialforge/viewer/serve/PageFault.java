package io.spatialforge.viewer.serve;

/** Why there is no page: what was expected, what was got and what to do. */
public final class PageFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    /**
     * @param status of HTTP, as in 404
     * @param title what is wrong, a few words
     * @param message what was expected, what was got and what to do, in sentences
     */
    public PageFault(int status, String title, String message) {
        super(message);
        this.status = status;
        this.title = title;
    }

    /** There is no such thing. */
    public static PageFault missing(String title, String message) {
        return new PageFault(404, title, message);
    }

    /** The address asks for something that can't be. */
    public static PageFault wrong(String title, String message) {
        return new PageFault(400, title, message);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String told() {
        return String.valueOf(getMessage());
    }
}
