package io.atalaya.operators.sink;

import io.atalaya.schemas.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that do not exist yet, as the catalogue has them. */
public final class TopicCreator {
    private static final String MAX_MESSAGE_BYTES = "max.message.bytes";

    private TopicCreator() {}

    /**
     * What was there and what is new, by the names that the broker knows.
     *
     * @param existing left as they are
     * @param fitted the configuration, with records no larger than every topic takes
     */
    public record Result(List<String> created, List<String> existing, KafkaConfig fitted) {}

    /**
     * Looks which topics are there and creates the others.
     *
     * @param timeout for the broker to answer
     * @throws KafkaUnavailableException when it does not, or refuses
     */
    public static Result create(KafkaConfig config, Duration timeout) throws InterruptedException {
        try (Admin admin = Admin.create(clientProperties(config, timeout))) {
            Set<String> there = get(admin.listTopics().names(), timeout);
            Map<Boolean, List<Topic>> topics =
                    Arrays.stream(Topic.values())
                            .collect(
                                    Collectors.partitioningBy(
                                            topic -> there.contains(config.nameOf(topic))));
            List<Topic> missing = topics.getOrDefault(false, List.of());
            createMissing(admin, config, missing, timeout);
            List<String> existing = names(config, topics.getOrDefault(true, List.of()));
            int limit = Math.min(config.maxRecordBytes(), limit(admin, existing, timeout));
            return new Result(names(config, missing), existing, config.withMaxRecordBytes(limit));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new KafkaUnavailableException(config, e);
        }
    }

    /** The size of record in bytes that all of the topics take. */
    private static int limit(Admin admin, List<String> topics, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<ConfigResource> resources =
                topics.stream()
                        .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                        .toList();
        return get(admin.describeConfigs(resources).all(), timeout).values().stream()
                .mapToInt(settings -> Integer.parseInt(settings.get(MAX_MESSAGE_BYTES).value()))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static void createMissing(
            Admin admin, KafkaConfig config, List<Topic> missing, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        var results =
                admin.createTopics(missing.stream().map(topic -> newTopic(config, topic)).toList());
        for (var result : results.values().values()) {
            try {
                get(result, timeout);
            } catch (ExecutionException e) {
                // Another job that starts at the same time was quicker.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private static NewTopic newTopic(KafkaConfig config, Topic topic) {
        Map<String, String> settings = new HashMap<>(topic.settings());
        settings.put(MAX_MESSAGE_BYTES, String.valueOf(config.maxRecordBytes()));
        return new NewTopic(config.nameOf(topic), Optional.of(topic.partitions()), Optional.empty())
                .configs(settings);
    }

    private static List<String> names(KafkaConfig config, List<Topic> topics) {
        return topics.stream().map(config::nameOf).toList();
    }

    private static Properties clientProperties(KafkaConfig config, Duration timeout) {
        Properties properties = new Properties();
        properties.putAll(config.properties());
        properties.setProperty("bootstrap.servers", config.bootstrapServers());
        properties.setProperty("default.api.timeout.ms", String.valueOf(timeout.toMillis()));
        properties.setProperty("request.timeout.ms", String.valueOf(timeout.toMillis()));
        return properties;
    }

    private static <T> T get(KafkaFuture<T> future, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        // A little more than the client's own timeout, so that its better message comes first.
        return future.get(timeout.toMillis() + 2_000, TimeUnit.MILLISECONDS);
    }
}
