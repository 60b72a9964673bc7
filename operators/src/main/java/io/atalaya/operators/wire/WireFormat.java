package io.atalaya.operators.wire;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.Predicate;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How the usual ones among a type's records are written by hand.
 *
 * @param type of the records, which are never changed
 * @param isUsual whether a record is one of them; others are written as Flink writes any record
 */
public record WireFormat<T>(Class<T> type, Usual<T> isUsual, Writer<T> writer, Reader<T> reader)
        implements Serializable {

    /** Tells the usual ones. */
    @FunctionalInterface
    public interface Usual<T> extends Predicate<T>, Serializable {}

    /** Writes a usual one. */
    @FunctionalInterface
    public interface Writer<T> extends Serializable {
        void write(T record, DataOutputView out) throws IOException;
    }

    /** Reads a usual one. */
    @FunctionalInterface
    public interface Reader<T> extends Serializable {
        T read(DataInputView in) throws IOException;
    }
}
