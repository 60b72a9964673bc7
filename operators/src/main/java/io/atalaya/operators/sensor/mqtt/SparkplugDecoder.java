package io.atalaya.operators.sensor.mqtt;

import com.google.protobuf.InvalidProtocolBufferException;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.MessageTime;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.schemas.sparkplug.Metric;
import io.atalaya.schemas.sparkplug.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sparkplug B, as a host application reads it: a birth message names the metrics, data messages may
 * then use their aliases, a death message ends all of it. Where a birth is missing or messages are,
 * by their count, the edge node is asked to be born again.
 *
 * @see <a href="https://sparkplug.eclipse.org/specification/">The specification, version 3</a>
 */
final class SparkplugDecoder implements MqttDecoder {
    static final String BEFORE_BIRTH = "before-birth";
    private static final Duration ASK_EVERY = Duration.ofSeconds(5);
    private static final int SEQUENCES = 256;
    private static final int BOOLEAN = 11;

    private final SensorFeed feed;
    private final BiConsumer<String, byte[]> publisher;
    private final FieldMapping mapping;
    private final String group;
    private final String edgeNode;
    private final @Nullable String device;
    private final Map<String, ValueConfig> valuesByMetric = new HashMap<>();

    // What the births said.
    private final Map<Long, String> namesByAlias = new HashMap<>();
    private final Map<String, Integer> typesByName = new HashMap<>();
    private boolean born;
    private long lastSequence = -1;
    private Instant askedAt = Instant.MIN;

    SparkplugDecoder(SensorFeed feed, BiConsumer<String, byte[]> publisher) {
        this.feed = feed;
        this.publisher = publisher;
        this.mapping = new FieldMapping(feed.config());
        MqttConfig config = feed.config().mqttSettings();
        this.group = Objects.requireNonNull(config.group(), "group is null");
        this.edgeNode = Objects.requireNonNull(config.edgeNode(), "edgeNode is null");
        this.device = config.device();
        feed.config().values().forEach(v -> valuesByMetric.put(v.fieldOrName(), v));
    }

    @Override
    public List<String> topicFilters() {
        return List.of(SparkplugTopic.filterOf(group, edgeNode));
    }

    /** What the node said at its birth was said before we came. */
    @Override
    public void opened() {
        feed.away(HealthReason.NONE, "waiting for the birth of " + edgeNode);
        askForBirth();
    }

    private void askForBirth() {
        Instant now = feed.now();
        if (askedAt.isAfter(now.minus(ASK_EVERY))) {
            return;
        }
        askedAt = now;
        Metric rebirth =
                Metric.newBuilder()
                        .setName("Node Control/Rebirth")
                        .setDatatype(BOOLEAN)
                        .setBooleanValue(true)
                        .setTimestamp(now.toEpochMilli())
                        .build();
        Payload command =
                Payload.newBuilder().setTimestamp(now.toEpochMilli()).addMetrics(rebirth).build();
        publisher.accept(SparkplugTopic.command(group, edgeNode), command.toByteArray());
    }

    @Override
    public void take(MqttMessage message) throws InterruptedException {
        Optional<SparkplugTopic> topic = SparkplugTopic.parse(message.topic());
        Envelope envelope = new Envelope(message.topic(), feed.now(), message::payload);
        List<SensorSignal> signals = new ArrayList<>();
        if (topic.isPresent()) {
            try {
                read(topic.get(), Payload.parseFrom(message.payload()), envelope, signals);
            } catch (InvalidProtocolBufferException e) {
                RefusedException refused =
                        new RefusedException(
                                RefusedException.NOT_PROTOBUF,
                                "not a Sparkplug B payload: " + e.getMessage());
                signals.add(mapping.refuse(refused, envelope, envelope.arrivedAt()));
            }
        }
        for (SensorSignal signal : signals) {
            hand(message, signal);
        }
        if (message.holdable()) {
            message.acknowledge();
        }
    }

    private void hand(MqttMessage message, SensorSignal signal) throws InterruptedException {
        if (message.holdable()) {
            feed.put(signal);
        } else {
            feed.offer(signal);
        }
    }

    private void read(
            SparkplugTopic topic, Payload payload, Envelope envelope, List<SensorSignal> signals) {
        boolean own = Objects.equals(topic.device(), device);
        switch (topic.type()) {
            case "NBIRTH" -> {
                forget();
                born = device == null;
                lastSequence = payload.getSeq();
                birth(payload, own, envelope, signals);
            }
            case "DBIRTH" -> {
                count(payload);
                born |= own;
                birth(payload, own, envelope, signals);
            }
            case "NDATA", "DDATA" -> {
                count(payload);
                if (own) {
                    data(payload, envelope, signals);
                }
            }
            case "NDEATH" -> death("edge node " + edgeNode);
            case "DDEATH" -> {
                count(payload);
                if (own) {
                    death("device " + device);
                }
            }
            default -> {
                // Commands are for the node, and so are those of other hosts.
            }
        }
    }

    private void forget() {
        born = false;
        namesByAlias.clear();
        typesByName.clear();
    }

    private void count(Payload payload) {
        boolean known = lastSequence >= 0 && payload.hasSeq();
        if (known && payload.getSeq() != (lastSequence + 1) % SEQUENCES) {
            askForBirth();
        }
        if (payload.hasSeq()) {
            lastSequence = payload.getSeq();
        }
    }

    private void birth(
            Payload payload, boolean own, Envelope envelope, List<SensorSignal> signals) {
        for (Metric metric : payload.getMetricsList()) {
            if (metric.hasAlias() && metric.hasName()) {
                namesByAlias.put(metric.getAlias(), metric.getName());
            }
            if (own && metric.hasName()) {
                typesByName.put(metric.getName(), metric.getDatatype());
            }
        }
        if (own) {
            feed.online();
            readings(payload, envelope, signals);
        }
    }

    private void death(String who) {
        forget();
        feed.away(HealthReason.SIGNAL_LOSS, "the " + who + " says that it is gone");
    }

    private void data(Payload payload, Envelope envelope, List<SensorSignal> signals) {
        if (!born) {
            askForBirth();
            RefusedException early =
                    new RefusedException(
                            BEFORE_BIRTH,
                            "data came before the birth message that names its metrics; the edge"
                                    + " node is asked to be born again");
            signals.add(mapping.refuse(early, envelope, envelope.arrivedAt()));
            return;
        }
        readings(payload, envelope, signals);
    }

    /** Each metric has a time of its own. */
    private void readings(Payload payload, Envelope envelope, List<SensorSignal> signals) {
        for (Metric metric : payload.getMetricsList()) {
            String name =
                    metric.hasName()
                            ? metric.getName()
                            : namesByAlias.getOrDefault(metric.getAlias(), "");
            ValueConfig value = valuesByMetric.get(name);
            if (value != null) {
                signals.add(reading(metric, name, value, payload, envelope));
            }
        }
    }

    private SensorSignal reading(
            Metric metric, String name, ValueConfig value, Payload payload, Envelope envelope) {
        int datatype =
                metric.hasDatatype() ? metric.getDatatype() : typesByName.getOrDefault(name, 0);
        Object raw = MetricValue.of(metric, datatype);
        long millis = metric.hasTimestamp() ? metric.getTimestamp() : payload.getTimestamp();
        MessageTime time =
                millis == 0
                        ? MessageTime.arrival(envelope.arrivedAt())
                        : timeOf(metric, Instant.ofEpochMilli(millis), envelope);
        ReadingQuality quality = MetricValue.qualityOf(metric);
        return mapping.of(List.of(value))
                .read(field -> raw, time.withSequence(payload.getSeq()), envelope, quality);
    }

    private MessageTime timeOf(Metric metric, Instant stated, Envelope envelope) {
        return metric.getIsHistorical()
                ? MessageTime.historical(stated, envelope.arrivedAt())
                : mapping.judge(stated, envelope.arrivedAt());
    }
}
