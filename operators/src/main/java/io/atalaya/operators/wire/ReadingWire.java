package io.atalaya.operators.wire;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** A reading's fields, one after the other. */
// Who writes and who reads are of one version, so a word's place among the others is its name.
@SuppressWarnings("EnumOrdinal")
public final class ReadingWire {
    private static final ClockSource[] CLOCK_SOURCES = ClockSource.values();
    private static final ReadingType[] TYPES = ReadingType.values();
    private static final ReadingQuality[] QUALITIES = ReadingQuality.values();

    private ReadingWire() {}

    public static void write(Reading reading, DataOutputView out) throws IOException {
        StringValue.writeString(reading.sensorId(), out);
        StringValue.writeString(reading.name(), out);
        StringValue.writeString(reading.area(), out);
        StringValue.writeString(reading.unit(), out);
        write(reading.at(), out);
        write(reading.arrivedAt(), out);
        out.writeByte(reading.clockSource().ordinal());
        out.writeByte(reading.type().ordinal());
        out.writeDouble(reading.number());
        StringValue.writeString(reading.text(), out);
        out.writeByte(reading.quality().ordinal());
        out.writeBoolean(reading.historical());
        out.writeLong(reading.sequence());
    }

    public static Reading read(DataInputView in) throws IOException {
        return new Reading(
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                readInstant(in),
                readInstant(in),
                CLOCK_SOURCES[in.readByte()],
                TYPES[in.readByte()],
                in.readDouble(),
                StringValue.readString(in),
                QUALITIES[in.readByte()],
                in.readBoolean(),
                in.readLong());
    }

    public static void write(Instant at, DataOutputView out) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    public static Instant readInstant(DataInputView in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }
}
