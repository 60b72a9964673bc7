package io.atalaya.operators.preview;

/** When previews are made. */
public enum PreviewMode {
    OFF,
    /** While somebody asks for them. */
    ON_DEMAND,
    ALWAYS
}
