package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.ZoneEvent;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between operators and lies in state is written by Flink itself, never by Kryo. */
class FactsArePojosTest {
    static Stream<Class<?>> facts() {
        return Stream.of(
                Frame.class,
                ZoneEvent.class,
                Alert.class,
                CameraHealth.class,
                DeadLetter.class,
                OutgoingMessage.class);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void factsNeedNoKryo(Class<?> fact) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(fact);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void factsSurviveTheirSerializer(long seed) throws IOException {
        RandomFacts facts = new RandomFacts(seed);
        for (int i = 0; i < 20; i++) {
            assertSurvives(facts.frame(), Frame.class, seed);
            assertSurvives(facts.alert(), Alert.class, seed);
            assertSurvives(facts.health(), CameraHealth.class, seed);
        }
    }

    @Test
    void aDeadLetterKeepsItsPayload() throws IOException {
        DeadLetter letter = new RandomFacts(1).deadLetter();
        assertThat(copy(letter, DeadLetter.class)).usingRecursiveComparison().isEqualTo(letter);
    }

    private static <T> void assertSurvives(T fact, Class<T> type, long seed) throws IOException {
        assertThat(copy(fact, type)).as("seed %d", seed).isEqualTo(fact);
    }

    private static <T> T copy(T fact, Class<T> type) throws IOException {
        TypeSerializer<T> serializer =
                TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(fact, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
