package io.atalaya.operators.sensor.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientTopicsTest {
    private static final Set<TopicPartition> ONE = Set.of(new TopicPartition("raw", 0));
    private static final Set<TopicPartition> TWO =
            Set.of(new TopicPartition("raw", 0), new TopicPartition("raw", 1));

    /** Nobody is there; it is only handed on. */
    private final AdminClient admin =
            AdminClient.create(Map.of("bootstrap.servers", "127.0.0.1:1"));

    private Set<TopicPartition> there = ONE;
    private boolean away;

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void goesOnWithWhatWasKnownWhileBrokersAreAway() {
        PatientTopics topics = new PatientTopics(this::ask, false);
        assertThat(topics.getSubscribedTopicPartitions(admin)).isEqualTo(ONE);
        away = true;
        assertThat(topics.getSubscribedTopicPartitions(admin)).isEqualTo(ONE);
        away = false;
        there = TWO;
        assertThat(topics.getSubscribedTopicPartitions(admin)).isEqualTo(TWO);
    }

    @Test
    void startsWithNothingWhereAllIsReadFromTheBeginning() {
        away = true;
        PatientTopics topics = new PatientTopics(this::ask, true);
        assertThat(topics.getSubscribedTopicPartitions(admin)).isEmpty();
        away = false;
        assertThat(topics.getSubscribedTopicPartitions(admin)).isEqualTo(ONE);
    }

    @Test
    void doesNotStartWithNothingWhereThatWouldReadWhatIsOld() {
        away = true;
        PatientTopics topics = new PatientTopics(this::ask, false);
        assertThatThrownBy(() -> topics.getSubscribedTopicPartitions(admin))
                .hasMessageContaining("away");
    }

    private Set<TopicPartition> ask(AdminClient asked) {
        if (away) {
            throw new IllegalStateException("away");
        }
        return there;
    }
}
