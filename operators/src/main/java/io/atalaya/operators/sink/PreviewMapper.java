package io.atalaya.operators.sink;

import com.google.protobuf.ByteString;
import io.atalaya.schemas.v1.Preview;

/** A small picture as {@link Preview} message. */
final class PreviewMapper {
    private PreviewMapper() {}

    static Preview message(io.atalaya.operators.model.Preview preview) {
        return Preview.newBuilder()
                .setSensorId(preview.frame().cameraId())
                .setTimestamp(ProvenanceMapper.timestamp(preview.frame().capturedAt()))
                .setFrameId(preview.frame().frameId())
                .setMediaType(preview.mediaType())
                .setPicture(ByteString.copyFrom(preview.picture()))
                .setWidth(preview.widthPx())
                .setHeight(preview.heightPx())
                .setRedacted(preview.redacted())
                .build();
    }
}
