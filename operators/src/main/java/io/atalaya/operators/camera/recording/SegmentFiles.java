package io.atalaya.operators.camera.recording;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Where one camera's segments lie; a seam for tests whose disk is full. */
interface SegmentFiles {
    /** A segment and what it weighs. */
    record Stored(SegmentName name, long bytes) {}

    /** Whole or not at all. */
    void write(SegmentName name, byte[] mp4) throws IOException;

    /** Says for whoever comes later how long this camera's segments are to be kept. */
    void keepFor(Duration maxAge) throws IOException;

    /** Oldest first. */
    List<Stored> list() throws IOException;

    void delete(SegmentName name) throws IOException;

    /** What is free on the disk. */
    long usableBytes() throws IOException;
}
