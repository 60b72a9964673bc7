package io.atalaya.operators.camera.ffmpeg;

/** A video cannot be opened, read or decoded. The message holds no credentials. */
public final class VideoException extends Exception {
    private static final long serialVersionUID = 1;

    private final VideoFailure failure;
    private final String message;

    /**
     * Tells of a failure.
     *
     * @param message what failed, where, why and what next; without credentials
     */
    public VideoException(VideoFailure failure, String message) {
        super(message);
        this.failure = failure;
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }

    public VideoFailure failure() {
        return failure;
    }
}
