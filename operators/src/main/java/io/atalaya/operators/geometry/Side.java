package io.atalaya.operators.geometry;

/** Where a point lies, seen along a line from its first point to its second. */
public enum Side {
    LEFT,
    ON,
    RIGHT
}
