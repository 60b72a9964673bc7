package io.atalaya.operators.camera;

/**
 * Frames that were decoded and go nowhere, since what waited before.
 *
 * @param skipped by {@code maxFramesPerSecond}
 * @param replaced by a newer frame
 */
record Losses(long skipped, long replaced) {
    static final Losses NONE = new Losses(0, 0);

    Losses plus(Losses other) {
        return new Losses(skipped + other.skipped, replaced + other.replaced);
    }
}
