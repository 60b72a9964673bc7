package io.atalaya.operators.picture;

/** How a picture of another shape is brought to a model's input size. */
public enum Fit {
    /** Each axis scaled on its own; nothing is left over. */
    STRETCH,
    /** One scale for both axes, picture at the top left, padding on the right or at the bottom. */
    LETTERBOX_TOP_LEFT,
    /** One scale for both axes, picture in the middle, padding on both sides. */
    LETTERBOX_CENTRE
}
