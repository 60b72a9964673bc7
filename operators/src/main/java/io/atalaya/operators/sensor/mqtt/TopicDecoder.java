package io.atalaya.operators.sensor.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.datatypes.MqttTopicFilter;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.sensor.Envelope;
import io.atalaya.operators.sensor.FieldMapping;
import io.atalaya.operators.sensor.Fields;
import io.atalaya.operators.sensor.JsonMessages;
import io.atalaya.operators.sensor.MqttConfig;
import io.atalaya.operators.sensor.MqttFormat;
import io.atalaya.operators.sensor.RefusedException;
import io.atalaya.operators.sensor.SensorFeed;
import io.atalaya.operators.sensor.SensorSignal;
import io.atalaya.operators.sensor.ValueConfig;
import io.atalaya.operators.sensor.ValueReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plain values and JSON, by their topics. What the broker kept from before we subscribed is of
 * unknown age, unless it states its time, and so its quality is uncertain.
 */
final class TopicDecoder implements MqttDecoder {
    private final SensorFeed feed;
    private final boolean plain;
    private final JsonMessages json = new JsonMessages();
    private final Map<MqttTopicFilter, FieldMapping> mappings = new LinkedHashMap<>();

    TopicDecoder(SensorFeed feed) {
        this.feed = feed;
        MqttConfig config = feed.config().mqttSettings();
        this.plain = config.format() == MqttFormat.PLAIN;
        FieldMapping all = new FieldMapping(feed.config());
        Map<String, List<ValueConfig>> byTopic = new LinkedHashMap<>();
        for (ValueConfig value : feed.config().values()) {
            String topic = value.topic() == null ? config.topic() : value.topic();
            if (topic != null) {
                byTopic.computeIfAbsent(topic, t -> new ArrayList<>()).add(value);
            }
        }
        byTopic.forEach((topic, values) -> mappings.put(MqttTopicFilter.of(topic), all.of(values)));
    }

    @Override
    public List<String> topicFilters() {
        return mappings.keySet().stream().map(MqttTopicFilter::toString).toList();
    }

    @Override
    public void opened() {
        feed.online();
    }

    @Override
    public void take(MqttMessage message) throws InterruptedException {
        MqttTopic topic = MqttTopic.of(message.topic());
        Instant now = feed.now();
        Envelope envelope = new Envelope(message.topic(), now, message::payload);
        List<SensorSignal> signals = new ArrayList<>(1);
        mappings.forEach(
                (filter, mapping) -> {
                    if (filter.matches(topic)) {
                        read(message, mapping, envelope).ifPresent(signals::add);
                    }
                });
        hand(message, signals);
    }

    private void hand(MqttMessage message, List<SensorSignal> signals) throws InterruptedException {
        if (!message.holdable()) {
            signals.forEach(feed::offer);
            return;
        }
        if (signals.isEmpty()) {
            message.acknowledge();
            return;
        }
        int last = signals.size() - 1;
        for (SensorSignal signal : signals.subList(0, last)) {
            feed.put(signal);
        }
        feed.put(signals.get(last), message::acknowledge);
    }

    private Optional<SensorSignal> read(
            MqttMessage message, FieldMapping mapping, Envelope envelope) {
        try {
            Fields fields = plain ? text(message) : json.parse(message.payload());
            if (!mapping.isOwn(fields)) {
                return Optional.empty();
            }
            var time = mapping.time(fields, envelope.arrivedAt());
            boolean dated = feed.config().timestamp() != null;
            ReadingQuality quality =
                    message.retained() && !dated ? ReadingQuality.UNCERTAIN : ReadingQuality.GOOD;
            return Optional.of(mapping.read(fields, time, envelope, quality));
        } catch (RefusedException e) {
            return Optional.of(mapping.refuse(e, envelope, envelope.arrivedAt()));
        }
    }

    /** A message without content says that there is no value now. */
    private static Fields text(MqttMessage message) {
        String text = new String(message.payload(), UTF_8).strip();
        return field -> text.isEmpty() ? ValueReader.NULL : text;
    }
}
