package io.atalaya.operators.camera;

import io.atalaya.operators.picture.CameraSignal;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Hands signals on as they are, and refuses to write them down: pixels never travel. */
public final class CameraSignalSerializer extends TypeSerializerSingleton<CameraSignal> {
    public static final CameraSignalSerializer INSTANCE = new CameraSignalSerializer();
    private static final long serialVersionUID = 1;
    private static final int UNKNOWN_LENGTH = -1;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public CameraSignal createInstance() {
        throw neverSerialized();
    }

    @Override
    public CameraSignal copy(CameraSignal from) {
        return from;
    }

    @Override
    public CameraSignal copy(CameraSignal from, CameraSignal reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return UNKNOWN_LENGTH;
    }

    @Override
    public void serialize(CameraSignal signal, DataOutputView target) {
        throw neverSerialized();
    }

    @Override
    public CameraSignal deserialize(DataInputView source) {
        throw neverSerialized();
    }

    @Override
    public CameraSignal deserialize(CameraSignal reuse, DataInputView source) {
        throw neverSerialized();
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) {
        throw neverSerialized();
    }

    private static UnsupportedOperationException neverSerialized() {
        return new UnsupportedOperationException(
                "pixels never travel: chain the inference operator to the camera source, with the"
                        + " same parallelism, forward partitioning and object reuse on");
    }

    @Override
    public TypeSerializerSnapshot<CameraSignal> snapshotConfiguration() {
        return new Snapshot();
    }

    /** There is nothing to be compatible with. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CameraSignal> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
