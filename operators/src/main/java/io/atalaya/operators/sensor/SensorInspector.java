package io.atalaya.operators.sensor;

import io.atalaya.operators.sensor.file.FileInspection;
import io.atalaya.operators.sensor.opcua.OpcUaInspection;

/** Looks at a sensor before a job starts, as far as that can be done without waiting for it. */
public final class SensorInspector {
    private SensorInspector() {}

    /**
     * A live sensor may be away just now; a file must be there, with its columns, at any time, and
     * so must keys and certificates.
     *
     * @throws SensorException with what is wrong with it
     */
    public static void inspect(SensorConfig sensor) throws SensorException {
        if (sensor.kind().isFile()) {
            FileInspection.inspect(sensor);
        }
        if (sensor.kind() == SensorKind.OPC_UA) {
            OpcUaInspection.inspect(sensor);
        }
    }
}
