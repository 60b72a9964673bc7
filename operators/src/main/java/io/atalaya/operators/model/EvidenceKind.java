package io.atalaya.operators.model;

/** What can be kept of the moment at which a rule came true. */
public enum EvidenceKind {
    /** A picture of the moment, with boxes and zones. */
    SNAPSHOT,
    /** The video around the moment. */
    CLIP
}
