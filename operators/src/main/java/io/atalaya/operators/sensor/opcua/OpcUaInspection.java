package io.atalaya.operators.sensor.opcua;

import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorException;

/** Looks at what a connection will need on this side of it. */
public final class OpcUaInspection {
    private OpcUaInspection() {}

    /**
     * Opens the key store and the certificates that are trusted.
     *
     * @throws SensorException with what is wrong with them
     */
    public static void inspect(SensorConfig sensor) throws SensorException {
        OpcUaIdentity.of(sensor);
    }
}
