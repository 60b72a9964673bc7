package io.atalaya.operators.sink;

import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.schemas.v1.SensorReading;
import io.atalaya.schemas.v1.Times;
import java.time.Instant;

/** A sensor's value as {@link SensorReading} message. */
final class ReadingMapper {
    private ReadingMapper() {}

    static SensorReading message(Reading reading) {
        return builder(reading).setTimes(times(reading)).build();
    }

    static SensorReading message(Reading reading, Instant emitted) {
        Times.Builder times = times(reading).setEmitted(ProvenanceMapper.timestamp(emitted));
        return builder(reading).setTimes(times).build();
    }

    private static SensorReading.Builder builder(Reading reading) {
        SensorReading.Builder message =
                SensorReading.newBuilder()
                        .setSensorId(reading.sensorId())
                        .setTimestamp(ProvenanceMapper.timestamp(reading.at()))
                        .setName(reading.name())
                        .setArea(reading.area())
                        .setUnit(reading.unit())
                        .setQuality(quality(reading.quality()))
                        .setIsHistorical(reading.historical())
                        .setSequence(reading.sequence());
        switch (reading.type()) {
            case NUMBER -> message.setNumber(reading.number());
            case INTEGER -> message.setInteger((long) reading.number());
            case FLAG -> message.setFlag(reading.number() != 0);
            case TEXT -> message.setText(reading.text());
            case NONE -> message.setIsNull(true);
        }
        return message;
    }

    private static Times.Builder times(Reading reading) {
        return Times.newBuilder()
                .setCapture(ProvenanceMapper.timestamp(reading.at()))
                .setArrival(ProvenanceMapper.timestamp(reading.arrivedAt()))
                .setClockSource(ProvenanceMapper.clockSource(reading.clockSource()));
    }

    private static SensorReading.Quality quality(ReadingQuality quality) {
        return switch (quality) {
            case GOOD -> SensorReading.Quality.GOOD;
            case UNCERTAIN -> SensorReading.Quality.UNCERTAIN;
            case BAD -> SensorReading.Quality.BAD;
        };
    }
}
