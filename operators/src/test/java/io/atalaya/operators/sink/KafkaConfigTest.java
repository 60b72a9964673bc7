package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.settings.Setting;
import io.atalaya.schemas.Topic;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaConfigTest {
    @ParameterizedTest
    @ValueSource(strings = {"embedded", "kafka:9092", "a:1,b:65535", "10.0.0.7:9092", "[::1]:9092"})
    void addressesMayBe(String servers) {
        assertThat(config(servers, null, Map.of()).bootstrapServers()).isEqualTo(servers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kafka", "kafka:", "kafka:9092,", "a b:9092", "http://kafka:9092"})
    void otherAddressesAreRefused(String servers) {
        assertThatThrownBy(() -> config(servers, null, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootstrapServers");
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap.servers, kafka.bootstrapServers",
        "acks, delivery",
        "enable.idempotence, delivery",
        "transactional.id, kafka.delivery",
        "value.serializer, bytes"
    })
    void propertiesThatAreSetAnywayAreRefused(String key, String hint) {
        assertThatThrownBy(() -> config("embedded", null, Map.of(key, "x")))
                .hasMessageContaining(key)
                .hasMessageContaining(hint);
    }

    @Test
    void aPrefixGoesBeforeTheTopic() {
        assertThat(config("embedded", "plant-1.", Map.of()).nameOf(Topic.ALERTS))
                .isEqualTo("plant-1.alerts");
        assertThat(config("embedded", null, Map.of()).nameOf(Topic.ALERTS)).isEqualTo("alerts");
        assertThatThrownBy(() -> config("embedded", "plant 1", Map.of()))
                .hasMessageContaining("topicPrefix");
    }

    @Test
    void secretsAreNotPrinted() {
        KafkaConfig config = config("k:9092", null, Map.of("sasl.jaas.config", "password=geheim"));
        assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain("geheim");
    }

    @Test
    void propertiesReachTheProducer() {
        KafkaConfig config =
                config("k:9092", null, Map.of("linger.ms", "50", "max.request.size", "2000000"));
        assertThat(KafkaSinks.producerProperties(config, Duration.ofMillis(5)))
                .containsEntry("linger.ms", "50")
                .containsEntry("max.request.size", "2000000")
                .containsEntry("enable.idempotence", "true");
        assertThat(config.maxRecordBytes()).isEqualTo(2_000_000);
        assertThatThrownBy(() -> config("k:9092", null, Map.of("max.request.size", "2 MB")))
                .hasMessageContaining("max.request.size");
    }

    @Test
    void everyKeyIsDocumented() {
        for (RecordComponent component : KafkaConfig.class.getRecordComponents()) {
            assertThat(component.getAnnotation(Setting.class)).as(component.getName()).isNotNull();
        }
    }

    private static KafkaConfig config(
            String servers, String prefix, Map<String, String> properties) {
        return new KafkaConfig(
                servers, prefix, MessageFormat.PROTOBUF, Delivery.AT_LEAST_ONCE, properties);
    }
}
