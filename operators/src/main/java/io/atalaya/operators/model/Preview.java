package io.atalaya.operators.model;

import static java.util.Objects.requireNonNull;

/**
 * A small picture of a frame, for people. The only pixels that ever leave a camera's chain for a
 * topic.
 *
 * @param mediaType of the picture, such as {@code image/jpeg}
 * @param widthPx of the picture
 * @param redacted whether what nobody may recognise was blurred in it
 */
// Flink serializes byte[] in one piece, and nobody compares previews.
@SuppressWarnings("ArrayRecordComponent")
public record Preview(
        FrameInfo frame,
        String mediaType,
        byte[] picture,
        int widthPx,
        int heightPx,
        boolean redacted) {
    public Preview {
        requireNonNull(frame, "frame is null");
        requireNonNull(mediaType, "mediaType is null");
        requireNonNull(picture, "picture is null");
    }
}
