package io.atalaya.console.live;

import com.google.protobuf.Message;
import io.atalaya.console.http.EventHub;
import io.atalaya.operators.sink.MessageDecoder;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Anomaly;
import io.atalaya.schemas.v1.DeadLetter;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.SensorReading;
import io.atalaya.schemas.v1.Site;
import io.atalaya.schemas.v1.StoredEvidence;
import io.atalaya.schemas.v1.ZoneEvent;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is going on now, as far as the topics tell it. Everything here is bounded. What changes goes
 * to the hub, on a channel named like its topic; that of {@code alerts} carries {@link AlertRow}s,
 * {@code previews} all but the picture, and the others the messages themselves as JSON.
 */
public final class LiveModel implements TopicReader.Listener {
    private static final int MAX_ALERTS = 20_000;
    private static final int MAX_SOURCES = 1_000;
    private static final int READINGS_PER_SERIES = 600;
    private static final int RECENT_PER_SOURCE = 200;

    /** A preview and what was found in its frame come one after the other. */
    private static final int FRAMES_PER_CAMERA = 60;

    private static final int PREVIEWS_PER_CAMERA = 5;

    private static final int MAX_SITES = 10;

    /** Of an alert a picture and a clip of each camera of its area, and few have that many. */
    private static final int MAX_EVIDENCE = 2 * MAX_ALERTS;

    private final EventHub hub;
    private final AlertBoard alerts = new AlertBoard(MAX_ALERTS);
    private final RecentMessages<Health> health = new RecentMessages<>(1, MAX_SOURCES);
    private final RecentMessages<Frame> frames =
            new RecentMessages<>(FRAMES_PER_CAMERA, MAX_SOURCES);
    private final RecentMessages<Preview> previews =
            new RecentMessages<>(PREVIEWS_PER_CAMERA, MAX_SOURCES);
    private final RecentMessages<Site> sites = new RecentMessages<>(1, MAX_SITES);
    private final RecentMessages<SensorReading> readings =
            new RecentMessages<>(READINGS_PER_SERIES, MAX_SOURCES);
    private final RecentMessages<Anomaly> anomalies =
            new RecentMessages<>(RECENT_PER_SOURCE, MAX_SOURCES);
    private final RecentMessages<ZoneEvent> zoneEvents =
            new RecentMessages<>(RECENT_PER_SOURCE, MAX_SOURCES);
    private final RecentMessages<DeadLetter> deadLetters =
            new RecentMessages<>(RECENT_PER_SOURCE / 10, MAX_SOURCES);
    private final RecentMessages<StoredEvidence> evidence = new RecentMessages<>(1, MAX_EVIDENCE);
    private final Map<Topic, TopicCount> counts = new EnumMap<>(Topic.class);
    private volatile Map<Topic, Long> behind = Map.of();
    private volatile BrokerState broker = new BrokerState(false, 0);

    /** Whether the broker answers, and how many partitions of topics are read. */
    public record BrokerState(boolean connected, int partitions) {}

    public LiveModel(EventHub hub) {
        this.hub = hub;
    }

    /** What to read, and from when on: the past that a page shows when it is opened. */
    public static Map<Topic, TopicReader.Lookback> lookbacks() {
        Map<Topic, TopicReader.Lookback> lookbacks = new EnumMap<>(Topic.class);
        lookbacks.put(Topic.ALERTS, TopicReader.Lookback.ALL);
        lookbacks.put(Topic.ALERT_EVENTS, TopicReader.Lookback.of(Duration.ofDays(7)));
        lookbacks.put(Topic.EVIDENCE, TopicReader.Lookback.ALL);
        lookbacks.put(Topic.HEALTH, TopicReader.Lookback.ALL);
        lookbacks.put(Topic.SITES, TopicReader.Lookback.ALL);
        lookbacks.put(Topic.DETECTIONS, TopicReader.Lookback.NONE);
        lookbacks.put(Topic.PREVIEWS, TopicReader.Lookback.of(Duration.ofMinutes(1)));
        lookbacks.put(Topic.READINGS, TopicReader.Lookback.of(Duration.ofMinutes(15)));
        lookbacks.put(Topic.ANOMALIES, TopicReader.Lookback.of(Duration.ofHours(24)));
        lookbacks.put(Topic.ZONE_EVENTS, TopicReader.Lookback.of(Duration.ofHours(1)));
        lookbacks.put(Topic.DEAD_LETTERS, TopicReader.Lookback.of(Duration.ofHours(24)));
        return lookbacks;
    }

    @Override
    public void message(Topic topic, Message message) {
        count(topic);
        if (message instanceof Alert alert) {
            alert(topic, alert);
        } else if (message instanceof Health one) {
            health.add(one.getSensorId(), one);
            hub.replace("health", one.getSensorId(), () -> MessageDecoder.json(one));
        } else if (message instanceof Frame frame) {
            frames.add(frame.getSensorId(), frame);
            hub.replace("detections", frame.getSensorId(), () -> MessageDecoder.json(frame));
        } else if (message instanceof Preview preview) {
            previews.add(preview.getSensorId(), preview);
            hub.replace("previews", preview.getSensorId(), () -> withoutPicture(preview));
        } else if (message instanceof SensorReading reading) {
            String series = reading.getSensorId() + "/" + reading.getName();
            readings.add(series, reading);
            hub.replace("readings", series, () -> MessageDecoder.json(reading));
        } else {
            occasional(topic, message);
        }
    }

    @Override
    public void removed(Topic topic, String key) {
        if (topic == Topic.ALERTS && alerts.remove(key)) {
            hub.publish("alerts", Map.of("id", key, "removed", true));
        } else if (topic == Topic.HEALTH) {
            health.remove(key);
        } else if (topic == Topic.EVIDENCE) {
            evidence.remove(key);
        }
    }

    @Override
    public void connected(boolean yes, int partitions) {
        BrokerState state = new BrokerState(yes, partitions);
        if (!state.equals(broker)) {
            broker = state;
            hub.publish("broker", state);
        }
    }

    @Override
    public void behind(Map<Topic, Long> messages) {
        behind = Map.copyOf(messages);
    }

    public AlertBoard alerts() {
        return alerts;
    }

    /** By camera or sensor. */
    public RecentMessages<Health> health() {
        return health;
    }

    /** By the site's name, as its job told when it started. */
    public RecentMessages<Site> sites() {
        return sites;
    }

    /** By camera. */
    public RecentMessages<Frame> frames() {
        return frames;
    }

    /** By camera. */
    public RecentMessages<Preview> previews() {
        return previews;
    }

    /** By series, such as {@code motor-1/temperature}. */
    public RecentMessages<SensorReading> readings() {
        return readings;
    }

    /** By series or camera. */
    public RecentMessages<Anomaly> anomalies() {
        return anomalies;
    }

    /** By camera. */
    public RecentMessages<ZoneEvent> zoneEvents() {
        return zoneEvents;
    }

    /** A rule by its name, as it was when its job started. */
    public Optional<Site.Rule> rule(String ruleId) {
        return sites.lasts().stream()
                .flatMap(site -> site.getRulesList().stream())
                .filter(rule -> rule.getRuleId().equals(ruleId))
                .findFirst();
    }

    /** What became of each file that alerts name, by its URI. */
    public RecentMessages<StoredEvidence> evidence() {
        return evidence;
    }

    /** By where they come from. */
    public RecentMessages<DeadLetter> deadLetters() {
        return deadLetters;
    }

    public BrokerState broker() {
        return broker;
    }

    /** What came on each topic since the start. */
    public Map<String, TopicCount> counts() {
        Map<String, TopicCount> byName = new TreeMap<>();
        synchronized (counts) {
            counts.forEach(
                    (topic, count) ->
                            byName.put(
                                    topic.topicName(),
                                    count.behind(behind.getOrDefault(topic, 0L))));
        }
        return byName;
    }

    private void count(Topic topic) {
        synchronized (counts) {
            counts.merge(topic, TopicCount.first(), (before, one) -> before.andAnother());
        }
    }

    private void alert(Topic topic, Alert alert) {
        boolean news = alerts.add(alert);
        if (news) {
            hub.publish("alerts", AlertRow.of(alert));
        }
        if (topic == Topic.ALERT_EVENTS && hub.isHeard("alert-events")) {
            hub.publish("alert-events", AlertRow.of(alert));
        }
    }

    private void occasional(Topic topic, Message message) {
        String key = "";
        if (message instanceof Anomaly anomaly) {
            key = anomaly.getSensorId() + "/" + anomaly.getName();
            anomalies.add(key, anomaly);
        } else if (message instanceof ZoneEvent event) {
            key = event.getSensorId() + "/" + event.getZoneId() + "/" + event.getObjectId();
            zoneEvents.add(event.getSensorId(), event);
        } else if (message instanceof DeadLetter letter) {
            key = letter.getOrigin();
            deadLetters.add(key, letter);
        } else if (message instanceof StoredEvidence stored) {
            key = stored.getUri();
            evidence.add(key, stored);
        } else if (message instanceof Site site) {
            key = site.getSite();
            sites.add(key, site);
        }
        hub.replace(topic.topicName(), key, () -> MessageDecoder.json(message));
    }

    private static String withoutPicture(Preview preview) {
        return MessageDecoder.json(preview.toBuilder().clearPicture().build());
    }
}
