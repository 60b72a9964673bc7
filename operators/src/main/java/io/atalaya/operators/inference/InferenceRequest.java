package io.atalaya.operators.inference;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.picture.Picture;

/** A picture that waits for its run, and who hears of it. */
@OffTaskThread
record InferenceRequest(Picture picture, InferenceCallback callback, long submittedNanos) {
    /** Gives the picture back, whatever became of it, and reports. */
    void fail(Throwable cause) {
        picture.close();
        callback.failed(cause);
    }
}
