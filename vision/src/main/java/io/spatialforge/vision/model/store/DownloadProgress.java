package io.spatialforge.vision.model.store;

/** Hears how far downloads are; one file at a time. */
public interface DownloadProgress {

    /** Hears nothing. */
    DownloadProgress SILENT = new DownloadProgress() {

        @Override
        public void begins(String file, long done, long total) {}

        @Override
        public void arrived(long done) {}

        @Override
        public void ends() {}

        @Override
        public void note(String text) {}
    };

    /**
     * Bytes of a file begin to arrive; again after every break.
     *
     * @param done bytes that are there from an earlier try
     * @param total all bytes of the file; -1 where the server does not say
     */
    void begins(String file, long done, long total);

    /**
     * More bytes are there; called many times a second.
     *
     * @param done bytes so far
     */
    void arrived(long done);

    /** The file is whole, or given up. */
    void ends();

    /** Something that a person should know, such as that a server asks to wait. */
    void note(String text);
}
