package io.atalaya.operators.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.Frame;
import io.atalaya.schemas.Topic;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class EncodeFunctionHarnessTest {
    private static final Clock CLOCK = Clock.fixed(SampleFacts.EMITTED, ZoneOffset.UTC);

    private final Queue<DeadLetter> deadLetters = new ArrayDeque<>();

    @Test
    void factsBecomeMessages() throws Exception {
        var messages =
                encode(MessageFormat.PROTOBUF, Topic.MAX_MESSAGE_BYTES, SampleFacts.frame(41));
        assertThat(messages)
                .extracting(OutgoingMessage::topic)
                .containsExactly(Topic.DETECTIONS, Topic.ZONE_EVENTS);
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void whatIsTooLargeBecomesADeadLetterAndTheNextGoesOn() throws Exception {
        Frame small = SampleFacts.frame(42).withZones(List.of(), List.of(), List.of());
        var messages = encode(MessageFormat.PROTOBUF, 1200, SampleFacts.frame(41), small);
        assertThat(messages)
                .extracting(message -> message.headers().get("ce_id"))
                .containsExactly("door/2/42/1795514400250");
        DeadLetter letter = deadLetters.remove();
        assertThat(deadLetters).isEmpty();
        assertThat(letter.reason()).isEqualTo("too-large");
        assertThat(letter.origin()).isEqualTo("door/2/41/1795514400250");
        assertThat(letter.detail()).contains("detections", "max.request.size");
        assertThat(letter.at()).isEqualTo(SampleFacts.CAPTURED);
    }

    @Test
    void aTimeThatNoJsonHoldsBecomesADeadLetter() throws Exception {
        Frame frame = SampleFacts.frame(41);
        Instant beyond = Instant.parse("+12000-01-01T00:00:00Z");
        Frame odd =
                new Frame(
                        frame.info(),
                        frame.model(),
                        beyond,
                        frame.objects(),
                        frame.zoneCounts(),
                        frame.events());
        assertThat(encode(MessageFormat.JSON, Topic.MAX_MESSAGE_BYTES, odd)).isEmpty();
        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly("unencodable");
    }

    private List<OutgoingMessage> encode(MessageFormat format, int maxBytes, Frame... frames)
            throws Exception {
        MessageEncoder encoder = new MessageEncoder("plant-1", format, maxBytes);
        var harness =
                ProcessFunctionTestHarnesses.forProcessFunction(
                        new EncodeFunction<>(FactEncoder.frames(), encoder, CLOCK));
        try {
            for (Frame frame : frames) {
                harness.processElement(frame, 0);
            }
            var letters = harness.getSideOutput(EncodeFunction.DEAD_LETTERS);
            if (letters != null) {
                letters.forEach(letter -> deadLetters.add(letter.getValue()));
            }
            return harness.extractOutputValues();
        } finally {
            harness.close();
        }
    }
}
