package io.atalaya.operators.inference;

import static java.util.Objects.requireNonNull;

/**
 * Frames of a camera that the model could not be run on.
 *
 * @param failed since the camera's first frame
 * @param sinceLastFrame those that no later frame's {@code droppedBefore} has told of yet
 */
public record InferenceLosses(String cameraId, long failed, long sinceLastFrame) {
    public InferenceLosses {
        requireNonNull(cameraId, "cameraId is null");
    }

    static InferenceLosses none(String cameraId) {
        return new InferenceLosses(cameraId, 0, 0);
    }

    InferenceLosses another() {
        return new InferenceLosses(cameraId, failed + 1, sinceLastFrame + 1);
    }

    InferenceLosses told() {
        return sinceLastFrame == 0 ? this : new InferenceLosses(cameraId, failed, 0);
    }
}
