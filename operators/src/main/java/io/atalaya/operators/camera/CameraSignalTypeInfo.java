package io.atalaya.operators.camera;

import io.atalaya.operators.picture.CameraSignal;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** The type of a stream of pixels, which is handed on by reference and never serialized. */
public final class CameraSignalTypeInfo extends TypeInformation<CameraSignal> {
    private static final long serialVersionUID = 1;

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<CameraSignal> getTypeClass() {
        return CameraSignal.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<CameraSignal> createSerializer(SerializerConfig config) {
        return CameraSignalSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "CameraSignal";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CameraSignalTypeInfo;
    }

    @Override
    public int hashCode() {
        return CameraSignalTypeInfo.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof CameraSignalTypeInfo;
    }
}
