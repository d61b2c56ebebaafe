package io.spatialforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A folder that is on no disk of this machine: one of a distributed file system, or names with one beginning in an object
 * store. Names are relative to it, with forward slashes. Safe for several threads and processes.
 */
public interface RemoteFolder {

    /** The address of the folder, for messages and for opening it elsewhere. */
    String location();

    /** A small file whole; empty where there is none. */
    Optional<byte[]> read(String name) throws IOException;

    /** Writes or replaces a small file, whole or not at all. */
    void write(String name, byte[] bytes) throws IOException;

    /**
     * Writes a small file where there is none of the name.
     *
     * @return false if there is one
     */
    boolean create(String name, byte[] bytes) throws IOException;

    /** How sure {@link #create} is. */
    Creation creation();

    /** What two processes get that create the same name at a time. */
    enum Creation {
        /** One of them gets true. */
        EXCLUSIVE,
        /** Both may; the file is then one of theirs. */
        CHECKED
    }

    /**
     * Stores a finished file under a name of this attempt alone.
     *
     * @param name that the file is to have
     * @return the name it has until {@link #place}
     */
    String put(Path file, String name) throws IOException;

    /**
     * Gives what was put its place: the name meant for it where names can be changed at once, else the one it has.
     *
     * @param stored as {@link #put} told it
     * @param name as it was given there
     * @return the name that a marker may tell
     */
    String place(String stored, String name) throws IOException;

    /** As {@link #write}, a file of any size. */
    void replace(Path file, String name) throws IOException;

    /**
     * Copies a file here, whole or not at all.
     *
     * @param target replaced if it is there; its folder is made if need be
     * @throws java.nio.file.NoSuchFileException if there is no file of the name
     */
    void fetch(String name, Path target) throws IOException;

    /** Gives a file another name, over what has it; not always at once. */
    void move(String from, String to) throws IOException;

    /** The size of a file in bytes; empty where there is none. */
    OptionalLong size(String name) throws IOException;

    /** Deletes a file; nothing happens where there is none. */
    void delete(String name) throws IOException;

    /**
     * The files right in a folder, in the order of their names, those of attempts that were never placed among them.
     *
     * @param folder empty for this one
     * @return none where there is no such folder
     */
    List<Stored> list(String folder) throws IOException;

    /**
     * A file.
     *
     * @param name with its folder
     * @param size in bytes
     */
    record Stored(String name, long size) {}
}
