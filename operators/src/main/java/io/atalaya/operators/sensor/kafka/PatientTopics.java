package io.atalaya.operators.sensor.kafka;

import java.util.Set;
import org.apache.flink.connector.kafka.source.enumerator.subscriber.KafkaSubscriber;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for partitions again and again. Brokers that do not answer have the partitions that they
 * had: Flink would fail the job, and all other sensors and cameras with it, until they are back.
 *
 * <p>Threads: the one in which Flink asks.
 */
final class PatientTopics implements KafkaSubscriber {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PatientTopics.class);

    // configuration
    private final KafkaSubscriber asked;
    private final boolean startsWithoutBrokers;

    // runtime
    private transient @Nullable Set<TopicPartition> known;

    /**
     * @param startsWithoutBrokers whether nothing is missed where the first answer comes late: what
     *     is found later is read from its beginning
     */
    PatientTopics(KafkaSubscriber asked, boolean startsWithoutBrokers) {
        this.asked = asked;
        this.startsWithoutBrokers = startsWithoutBrokers;
    }

    @Override
    public Set<TopicPartition> getSubscribedTopicPartitions(AdminClient admin) {
        try {
            known = asked.getSubscribedTopicPartitions(admin);
        } catch (RuntimeException e) {
            if (known == null && !startsWithoutBrokers) {
                throw e;
            }
            LOG.warn("brokers do not say which partitions sensors have; asked again: {}", why(e));
        }
        return known == null ? Set.of() : known;
    }

    private static String why(Throwable failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(cause == null ? failure : cause);
    }
}
