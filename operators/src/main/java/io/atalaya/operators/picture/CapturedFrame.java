package io.atalaya.operators.picture;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.FrameInfo;

/** A frame on its way to the model. It never leaves the operator chain. */
public record CapturedFrame(FrameInfo info, Picture picture) implements CameraSignal {
    public CapturedFrame {
        requireNonNull(info, "info is null");
        requireNonNull(picture, "picture is null");
    }
}
