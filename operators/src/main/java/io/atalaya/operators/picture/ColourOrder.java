package io.atalaya.operators.picture;

/** The order of the three colour bytes of a pixel. */
public enum ColourOrder {
    BGR,
    RGB
}
