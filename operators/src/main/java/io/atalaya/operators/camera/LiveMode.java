package io.atalaya.operators.camera;

/** Whether a camera's pictures are of now, so that only the newest counts. */
public enum LiveMode {
    /** By its URL: files, also over HTTP, are not live; all else is. */
    AUTO,
    TRUE,
    FALSE
}
