package io.atalaya.operators.sensor.opcua;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sensor.ValueReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of one node. The first that it says is how the value stands now, whenever that
 * was measured, and so it is dated by the server's present; all others by their source's time.
 */
final class MonitoredValue {
    static final String NODE_REFUSED = "node-refused";
    private static final byte[] NOTHING = {};

    private final String node;
    private final String origin;
    private final FieldMapping mapping;
    private boolean first = true;

    MonitoredValue(SensorFeed feed, ValueConfig value) {
        this.node = Objects.requireNonNull(value.node(), "node is null");
        this.origin = feed.config().redactedUrl() + " " + node;
        this.mapping = new FieldMapping(feed.config()).of(List.of(value));
    }

    /** Its node's id, as it is written in the configuration. */
    String node() {
        return node;
    }

    void tell(ChangeInbox.Change change, SensorFeed feed) throws InterruptedException {
        DataValue data = change.data();
        StatusCode status = data.getStatusCode();
        if (status.isOverflowSet()) {
            feed.missed();
        }
        Object raw = rawOf(data.getValue().getValue());
        Envelope envelope =
                new Envelope(origin, change.arrivedAt(), () -> raw.toString().getBytes(UTF_8));
        MessageTime time = timeOf(data, change.arrivedAt());
        first = false;
        feed.put(mapping.read(field -> raw, time, envelope, qualityOf(status)));
    }

    /** The server will not watch its node. */
    void tellRefused(StatusCode why, SensorFeed feed) throws InterruptedException {
        Instant now = feed.now();
        String problem = "the server refuses the node " + node + ": " + OpcUaFailures.name(why);
        feed.put(
                mapping.refuse(
                        new RefusedException(NODE_REFUSED, problem),
                        new Envelope(origin, now, () -> NOTHING),
                        now));
    }

    private static Object rawOf(@Nullable Object value) {
        if (value == null) {
            return ValueReader.NULL;
        }
        if (value instanceof Float number) {
            // As the sensor meant it, and not the nearest double to the nearest float.
            return Double.valueOf(number.toString());
        }
        if (value instanceof LocalizedText text) {
            return String.valueOf(text.text());
        }
        if (value instanceof Object[] array) {
            return Arrays.deepToString(array);
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    private MessageTime timeOf(DataValue data, Instant arrivedAt) {
        DateTime source = first ? null : stated(data.getSourceTime());
        DateTime known = source == null ? stated(data.getServerTime()) : source;
        return known == null
                ? MessageTime.arrival(arrivedAt)
                : mapping.judge(known.getJavaInstant(), arrivedAt);
    }

    private static @Nullable DateTime stated(@Nullable DateTime time) {
        return time == null || time.isNull() || !time.isValid() ? null : time;
    }

    private static ReadingQuality qualityOf(StatusCode status) {
        if (status.isGood()) {
            return ReadingQuality.GOOD;
        }
        return status.isUncertain() ? ReadingQuality.UNCERTAIN : ReadingQuality.BAD;
    }
}
