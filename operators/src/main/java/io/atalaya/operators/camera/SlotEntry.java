package io.atalaya.operators.camera;

import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.picture.CapturedFrame;
import org.jspecify.annotations.Nullable;

/**
 * What waits in a slot.
 *
 * @param after where the camera is when this frame was handed over; null for word of its health
 * @param losses between what waited before and this
 */
record SlotEntry(CameraSignal signal, @Nullable CameraPosition after, Losses losses) {

    boolean isFrame() {
        return signal instanceof CapturedFrame;
    }

    SlotEntry withLosses(Losses more) {
        return new SlotEntry(signal, after, losses.plus(more));
    }

    void discard() {
        if (signal instanceof CapturedFrame frame) {
            frame.picture().close();
        }
    }
}
