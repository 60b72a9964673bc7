package io.atalaya.operators.sensor;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** A split in a checkpoint. Version 1 is the first. */
final class SensorSplitSerializer implements SimpleVersionedSerializer<SensorSplit> {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 128;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SensorSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        out.writeUTF(split.sensorId());
        out.writeBoolean(split.ended());
        SensorPosition position = split.position();
        out.writeInt(position.pass());
        out.writeLong(position.lines());
        out.writeLong(position.messages());
        writeDuration(position.shift(), out);
        writeDuration(sinceEpoch(position.first()), out);
        writeDuration(sinceEpoch(position.last()), out);
        return out.getCopyOfBuffer();
    }

    @Override
    public SensorSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "a sensor's position of version "
                            + version
                            + " cannot be read by this version, which knows version "
                            + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        String sensorId = in.readUTF();
        boolean ended = in.readBoolean();
        SensorPosition position =
                new SensorPosition(
                        in.readInt(),
                        in.readLong(),
                        in.readLong(),
                        readDuration(in),
                        instant(readDuration(in)),
                        instant(readDuration(in)));
        return new SensorSplit(sensorId, position, ended);
    }

    private static @Nullable Duration sinceEpoch(@Nullable Instant instant) {
        return instant == null ? null : Duration.between(Instant.EPOCH, instant);
    }

    private static @Nullable Instant instant(@Nullable Duration sinceEpoch) {
        return sinceEpoch == null ? null : Instant.EPOCH.plus(sinceEpoch);
    }

    private static void writeDuration(@Nullable Duration time, DataOutputSerializer out)
            throws IOException {
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(time.getSeconds());
            out.writeInt(time.getNano());
        }
    }

    private static @Nullable Duration readDuration(DataInputDeserializer in) throws IOException {
        return in.readBoolean() ? Duration.ofSeconds(in.readLong(), in.readInt()) : null;
    }
}
