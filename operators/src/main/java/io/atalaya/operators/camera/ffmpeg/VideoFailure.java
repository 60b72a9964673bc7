package io.atalaya.operators.camera.ffmpeg;

/** What kind of thing went wrong with a video, so that a policy can be chosen for it. */
public enum VideoFailure {
    /** No such file, device or stream. */
    NOT_FOUND,
    /** The camera refuses the credentials, or asks for some. */
    UNAUTHORIZED,
    /** No answer, or no packet, within the limit. */
    TIMEOUT,
    /** Nobody listens there, or the connection broke. */
    UNREACHABLE,
    /** Something answers that does not speak as expected. */
    PROTOCOL,
    /** The bytes are there and are not a video that can be decoded. */
    UNDECODABLE,
    /** FFmpeg itself cannot be loaded on this machine. */
    DECODER_MISSING,
    /** A hardware decoder was required and there is none. */
    HARDWARE_UNAVAILABLE,
    /** Given up because someone called {@link VideoDecoder#cancel}. */
    CANCELLED
}
