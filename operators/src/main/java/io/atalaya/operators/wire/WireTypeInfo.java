package io.atalaya.operators.wire;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The type of a stream whose records come by the ten thousand. You need it between tasks only: what
 * is on the way is forgotten with the job, so its form may change with every version. State is
 * declared by {@link TypeInformation#of(Class)} as ever, which an older checkpoint can be read by.
 *
 * @param <T> a record
 */
public final class WireTypeInfo<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final WireFormat<T> format;

    private WireTypeInfo(WireFormat<T> format) {
        this.format = format;
    }

    public static <T> WireTypeInfo<T> of(WireFormat<T> format) {
        return new WireTypeInfo<>(format);
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new WireSerializer<>(
                format, TypeInformation.of(format.type()).createSerializer(config));
    }

    @Override
    public Class<T> getTypeClass() {
        return format.type();
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public boolean isKeyType() {
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
    public boolean canEqual(Object other) {
        return other instanceof WireTypeInfo;
    }

    /** A type has one format. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WireTypeInfo<?> wire && wire.format.type().equals(format.type());
    }

    @Override
    public int hashCode() {
        return format.type().hashCode();
    }

    @Override
    public String toString() {
        return "Wire<" + format.type().getSimpleName() + ">";
    }
}
