package io.atalaya.operators.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes the usual records by hand, and all others as Flink does, by reflection. Threads: one; a
 * task has its own by {@link #duplicate}.
 */
final class WireSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int UNKNOWN_LENGTH = -1;

    private final WireFormat<T> format;
    private final TypeSerializer<T> others;

    WireSerializer(WireFormat<T> format, TypeSerializer<T> others) {
        this.format = format;
        this.others = others;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return new WireSerializer<>(format, others.duplicate());
    }

    @Override
    public T createInstance() {
        return others.createInstance();
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public int getLength() {
        return UNKNOWN_LENGTH;
    }

    @Override
    public void serialize(T record, DataOutputView target) throws IOException {
        boolean usual = format.isUsual().test(record);
        target.writeBoolean(usual);
        if (usual) {
            format.writer().write(record, target);
        } else {
            others.serialize(record, target);
        }
    }

    @Override
    public T deserialize(DataInputView source) throws IOException {
        return source.readBoolean() ? format.reader().read(source) : others.deserialize(source);
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireSerializer<?> wire
                && wire.format.type().equals(format.type())
                && wire.others.equals(others);
    }

    @Override
    public int hashCode() {
        return format.type().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        throw new UnsupportedOperationException(
                format.type().getSimpleName()
                        + " is written so between tasks only; declare state by"
                        + " TypeInformation.of, so that a later version can read it");
    }
}
