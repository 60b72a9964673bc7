package io.atalaya.operators.model;

/** The way across a line, seen along it from its first point to its second. */
public enum CrossingDirection {
    /** Not a crossing. */
    NONE,
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT
}
