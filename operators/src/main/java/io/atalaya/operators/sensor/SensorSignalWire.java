package io.atalaya.operators.sensor;

import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.wire.ReadingWire;
import io.atalaya.operators.wire.WireFormat;
import io.atalaya.operators.wire.WireTypeInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** How signals travel: messages that could be read, which are nearly all, by hand. */
public final class SensorSignalWire {
    private static final TypeInformation<SensorSignal> TYPE =
            WireTypeInfo.of(
                    new WireFormat<>(
                            SensorSignal.class,
                            SensorSignalWire::isUsual,
                            SensorSignalWire::write,
                            SensorSignalWire::read));

    private SensorSignalWire() {}

    /** The type of a stream of them. */
    public static TypeInformation<SensorSignal> type() {
        return TYPE;
    }

    private static boolean isUsual(SensorSignal signal) {
        return signal.kind() == SensorSignal.Kind.MESSAGE
                && signal.refused() == null
                && signal.status() == HealthStatus.ONLINE
                && signal.reason() == HealthReason.NONE;
    }

    private static void write(SensorSignal signal, DataOutputView out) throws IOException {
        StringValue.writeString(signal.sensorId(), out);
        ReadingWire.write(signal.at(), out);
        ReadingWire.write(signal.arrivedAt(), out);
        out.writeBoolean(signal.live());
        out.writeLong(signal.lost());
        StringValue.writeString(signal.detail(), out);
        out.writeInt(signal.readings().size());
        for (Reading reading : signal.readings()) {
            ReadingWire.write(reading, out);
        }
    }

    private static SensorSignal read(DataInputView in) throws IOException {
        String sensorId = StringValue.readString(in);
        var at = ReadingWire.readInstant(in);
        var arrivedAt = ReadingWire.readInstant(in);
        boolean live = in.readBoolean();
        long lost = in.readLong();
        String detail = StringValue.readString(in);
        int count = in.readInt();
        List<Reading> readings = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            readings.add(ReadingWire.read(in));
        }
        return new SensorSignal(
                sensorId,
                SensorSignal.Kind.MESSAGE,
                at,
                arrivedAt,
                live,
                readings,
                null,
                lost,
                HealthStatus.ONLINE,
                HealthReason.NONE,
                detail);
    }
}
