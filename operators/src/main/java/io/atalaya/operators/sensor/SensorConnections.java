package io.atalaya.operators.sensor;

import io.atalaya.operators.sensor.file.FileReplay;
import io.atalaya.operators.sensor.kafka.TopicWatch;
import io.atalaya.operators.sensor.modbus.ModbusSensor;
import io.atalaya.operators.sensor.mqtt.MqttSensor;
import io.atalaya.operators.sensor.opcua.OpcUaSensor;
import io.atalaya.operators.source.Pace;

/** Which way leads to which kind of sensor. */
final class SensorConnections {
    private final KafkaBrokers own;

    /**
     * @param own the pipeline's brokers, for sensors that name none
     */
    SensorConnections(KafkaBrokers own) {
        this.own = own;
    }

    SensorConnection to(SensorConfig config) {
        return switch (config.kind()) {
            case CSV, JSON_LINES -> new FileReplay(Pace.realtime());
            case MQTT -> new MqttSensor();
            case KAFKA -> new TopicWatch(own);
            case OPC_UA -> new OpcUaSensor();
            case MODBUS -> new ModbusSensor(Pace::sleep);
        };
    }
}
