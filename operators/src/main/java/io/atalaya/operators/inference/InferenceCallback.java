package io.atalaya.operators.inference;

import io.atalaya.operators.OffTaskThread;

/** Hears of one picture's result, once, on one of the host's threads: be quick, throw nothing. */
@OffTaskThread
public interface InferenceCallback {
    void completed(InferenceResult result);

    void failed(Throwable cause);
}
