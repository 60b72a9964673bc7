package io.atalaya.operators.camera;

import io.atalaya.operators.model.FrameCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** A split in a checkpoint. Version 1 is the first. */
final class CameraSplitSerializer implements SimpleVersionedSerializer<CameraSplit> {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 256;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(CameraSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        out.writeUTF(split.cameraId());
        out.writeBoolean(split.ended());
        writePosition(split.position(), out);
        out.writeLong(split.counts().captured());
        out.writeLong(split.counts().inferred());
        writeCounts(split.counts().skipped(), out);
        writeCounts(split.counts().dropped(), out);
        return out.getCopyOfBuffer();
    }

    @Override
    public CameraSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "a camera's position of version "
                            + version
                            + " cannot be read by this version, which knows version "
                            + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        String cameraId = in.readUTF();
        boolean ended = in.readBoolean();
        CameraPosition position = readPosition(in);
        FrameCounts counts =
                new FrameCounts(in.readLong(), in.readLong(), readCounts(in), readCounts(in));
        return new CameraSplit(cameraId, position, counts, ended);
    }

    private static void writePosition(CameraPosition position, DataOutputSerializer out)
            throws IOException {
        out.writeInt(position.streamEpoch());
        out.writeLong(position.nextSequence());
        out.writeLong(position.passFrames());
        writeTime(position.lastVideoTime(), out);
        writeTime(position.lastTime(), out);
        writeTime(position.shift(), out);
    }

    private static CameraPosition readPosition(DataInputDeserializer in) throws IOException {
        int streamEpoch = in.readInt();
        long nextSequence = in.readLong();
        long passFrames = in.readLong();
        Duration lastVideoTime = readTime(in);
        Duration lastTime = readTime(in);
        Duration shift = readTime(in);
        return new CameraPosition(
                streamEpoch,
                nextSequence,
                passFrames,
                lastVideoTime,
                lastTime,
                shift == null ? Duration.ZERO : shift);
    }

    private static void writeTime(@Nullable Duration time, DataOutputSerializer out)
            throws IOException {
        out.writeBoolean(time != null);
        if (time != null) {
            out.writeLong(time.getSeconds());
            out.writeInt(time.getNano());
        }
    }

    private static @Nullable Duration readTime(DataInputDeserializer in) throws IOException {
        return in.readBoolean() ? Duration.ofSeconds(in.readLong(), in.readInt()) : null;
    }

    private static void writeCounts(Map<String, Long> counts, DataOutputSerializer out)
            throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> count : new TreeMap<>(counts).entrySet()) {
            out.writeUTF(count.getKey());
            out.writeLong(count.getValue());
        }
    }

    private static Map<String, Long> readCounts(DataInputDeserializer in) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            counts.put(in.readUTF(), in.readLong());
        }
        return counts;
    }
}
