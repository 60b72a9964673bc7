package io.atalaya.operators.wire;

import static java.util.Objects.requireNonNull;

import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * The type of records that Flink hands on and need not look into: they have no fields and are no
 * key. A subclass says how they are written.
 *
 * @param <T> a record
 */
public abstract class OpaqueTypeInfo<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Class<T> type;

    protected OpaqueTypeInfo(Class<T> type) {
        this.type = requireNonNull(type, "type is null");
    }

    @Override
    public final Class<T> getTypeClass() {
        return type;
    }

    @Override
    public final boolean isBasicType() {
        return false;
    }

    @Override
    public final boolean isTupleType() {
        return false;
    }

    @Override
    public final boolean isKeyType() {
        return false;
    }

    @Override
    public final int getArity() {
        return 1;
    }

    @Override
    public final int getTotalFields() {
        return 1;
    }

    @Override
    public final boolean canEqual(Object other) {
        return getClass().isInstance(other);
    }

    /** A type is written in one way. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof OpaqueTypeInfo<?> that
                && that.canEqual(this)
                && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "<" + type.getSimpleName() + ">";
    }
}
