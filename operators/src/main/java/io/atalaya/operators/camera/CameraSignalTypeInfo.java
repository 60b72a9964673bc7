package io.atalaya.operators.camera;

import io.atalaya.operators.picture.CameraSignal;
import io.atalaya.operators.wire.OpaqueTypeInfo;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a stream of pixels, which is handed on by reference and never serialized. */
public final class CameraSignalTypeInfo extends OpaqueTypeInfo<CameraSignal> {
    private static final long serialVersionUID = 1;

    public CameraSignalTypeInfo() {
        super(CameraSignal.class);
    }

    @Override
    public TypeSerializer<CameraSignal> createSerializer(SerializerConfig config) {
        return CameraSignalSerializer.INSTANCE;
    }
}
