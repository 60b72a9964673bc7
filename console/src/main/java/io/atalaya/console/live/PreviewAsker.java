package io.atalaya.console.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Timestamp;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.PreviewRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the job whose pictures somebody looks at, for as long as somebody does. */
public final class PreviewAsker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewAsker.class);
    private static final Duration WANTED_FOR = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** A page must not wait for a broker that is away. */
    private static final int LONGEST_BLOCK_MILLIS = 500;

    private static final int MOST_CAMERAS = 1_000;

    private final TopicPlace place;
    private final Clock clock;
    private final Map<String, Instant> asked = new HashMap<>();
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    public PreviewAsker(TopicPlace place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    /** Somebody looks at the camera now. */
    public synchronized void lookAt(String camera) {
        Instant now = clock.instant();
        Instant last = asked.get(camera);
        if (last != null && Duration.between(last, now).compareTo(BETWEEN) < 0) {
            return;
        }
        if (asked.size() >= MOST_CAMERAS) {
            asked.clear();
        }
        asked.put(camera, now);
        send(camera, now);
    }

    private void send(String camera, Instant now) {
        PreviewRequest request =
                PreviewRequest.newBuilder()
                        .setSensorId(camera)
                        .setTimestamp(
                                Timestamp.newBuilder()
                                        .setSeconds(now.getEpochSecond())
                                        .setNanos(now.getNano()))
                        .setRequestedBy("console")
                        .setWantedFor(
                                com.google.protobuf.Duration.newBuilder()
                                        .setSeconds(WANTED_FOR.toSeconds()))
                        .build();
        var record =
                new ProducerRecord<>(
                        place.prefix() + Topic.PREVIEW_REQUESTS.topicName(),
                        camera.getBytes(UTF_8),
                        request.toByteArray());
        record.headers().add("content-type", "application/protobuf".getBytes(UTF_8));
        try {
            var unused = producer().send(record);
        } catch (KafkaException e) {
            LOG.debug("previews of camera={} cannot be asked for", camera, e);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        KafkaProducer<byte[], byte[]> open = producer;
        if (open == null) {
            Map<String, Object> settings = new HashMap<>(place.properties());
            settings.put("bootstrap.servers", place.bootstrapServers());
            settings.put("max.block.ms", LONGEST_BLOCK_MILLIS);
            open =
                    new KafkaProducer<>(
                            settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }
}
