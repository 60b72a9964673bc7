package io.atalaya.operators.source;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** {@link DealtSplits} in a checkpoint. Version 1 is the first. */
public final class DealtSplitsSerializer implements SimpleVersionedSerializer<DealtSplits> {
    private static final int VERSION = 1;
    private static final int USUAL_BYTES = 256;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(DealtSplits state) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(USUAL_BYTES);
        out.writeInt(state.assigned().size());
        for (String splitId : new TreeSet<>(state.assigned())) {
            out.writeUTF(splitId);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public DealtSplits deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "the splits with the readers in version "
                            + version
                            + " cannot be read by this version, which knows version "
                            + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        Set<String> assigned = new HashSet<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            assigned.add(in.readUTF());
        }
        return new DealtSplits(assigned);
    }
}
