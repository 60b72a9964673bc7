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
public final class WireTypeInfo<T> extends OpaqueTypeInfo<T> {
    private static final long serialVersionUID = 1L;

    private final WireFormat<T> format;

    private WireTypeInfo(WireFormat<T> format) {
        super(format.type());
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
}
