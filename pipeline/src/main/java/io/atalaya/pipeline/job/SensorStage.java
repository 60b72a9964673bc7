package io.atalaya.pipeline.job;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.SensorHealth;
import io.atalaya.operators.sensor.SensorConfig;
import io.atalaya.operators.sensor.SensorFunction;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.SensorSource;
import io.atalaya.operators.sensor.SensorWatermarks;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.TopicWriter;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The sensors' part of {@link PipelineJob}: from what they send to readings and their health. */
final class SensorStage {
    private final List<SensorConfig> sensors;
    private final int parallelism;

    SensorStage(List<SensorConfig> sensors, int parallelism) {
        this.sensors = List.copyOf(sensors);
        this.parallelism = parallelism;
    }

    /**
     * What comes of the sensors.
     *
     * @param refused what could not be read
     */
    record Streams(
            DataStream<Reading> readings,
            DataStream<SensorHealth> health,
            DataStream<DeadLetter> refused) {

        /** Lets readings and health out; returns all that must become dead letters. */
        DataStream<DeadLetter> write(TopicWriter topics) {
            return refused.union(
                    topics.write(readings, FactEncoder.readings(), JobNames.READINGS_OUT),
                    topics.write(health, FactEncoder.sensorHealth(), JobNames.SENSOR_HEALTH_OUT));
        }
    }

    Streams wire(StreamExecutionEnvironment environment) {
        SingleOutputStreamOperator<Reading> readings =
                bySensor(signals(environment))
                        .process(new SensorFunction(sensors))
                        .name(JobNames.SENSOR_CHECKS)
                        .uid(JobNames.SENSOR_CHECKS);
        return new Streams(
                readings,
                readings.getSideOutput(SensorFunction.HEALTH),
                readings.getSideOutput(SensorFunction.DEAD_LETTERS));
    }

    private DataStream<SensorSignal> signals(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(SensorSource.of(sensors), new SensorWatermarks(), JobNames.SENSORS)
                .uid(JobNames.SENSORS);
    }

    /** Where there is a single subtask, all are there already and nothing need be sent. */
    private KeyedStream<SensorSignal, String> bySensor(DataStream<SensorSignal> signals) {
        return parallelism == 1
                ? DataStreamUtils.reinterpretAsKeyedStream(signals, SensorSignal::sensorId)
                : signals.keyBy(SensorSignal::sensorId);
    }
}
