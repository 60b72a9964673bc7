package io.atalaya.operators.sink;

import io.atalaya.operators.model.Reading;
import io.atalaya.schemas.Topic;
import java.time.Instant;
import java.util.List;

/** By one message. Of all facts these are the most, so nothing is made twice. */
final class ReadingTelling implements Telling<Reading> {
    private static final long serialVersionUID = 1L;

    /** Two values may bear one time, where a sensor's clock is coarse. */
    static String nameOf(Reading reading) {
        String value =
                reading.text().isEmpty() ? Double.toString(reading.number()) : reading.text();
        return reading.seriesId()
                + '/'
                + InstantText.of(reading.at())
                + '/'
                + reading.sequence()
                + '/'
                + Integer.toHexString(value.hashCode());
    }

    @Override
    public List<OutgoingMessage> tell(
            Reading reading, String id, Instant at, MessageEncoder encoder, Instant now) {
        String sensor = reading.sensorId();
        var event = new CloudEvent(encoder.source(sensor), id, id, at);
        var message = ReadingMapper.message(reading, now);
        return List.of(encoder.encode(Topic.READINGS, sensor, message, event, now));
    }
}
