package io.atalaya.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Model;
import io.atalaya.schemas.v1.Times;
import java.util.List;
import org.junit.jupiter.api.Test;

class CameraPaceTest {
    @Test
    void saysHowFastFramesComeThrough() {
        var pace = CameraPace.of(List.of(frame(0, 30), frame(100, 20), frame(200, 90)));
        assertThat(pace.framesPerSecond()).isEqualTo(10.0);
        assertThat(pace.latencyMillis()).isEqualTo(30);
        assertThat(pace.slowestMillis()).isEqualTo(90);
        assertThat(pace.executionProvider()).isEqualTo("CPU");
    }

    @Test
    void saysNothingOfWhatItDoesNotKnow() {
        var pace = CameraPace.of(List.of(Frame.newBuilder().setSensorId("door").build()));
        assertThat(pace.framesPerSecond()).isZero();
        assertThat(pace.latencyMillis()).isEqualTo(-1);
        assertThat(pace.slowestMillis()).isEqualTo(-1);
    }

    private static Frame frame(int millis, int latencyMillis) {
        return Frame.newBuilder()
                .setSensorId("door")
                .setTimestamp(at(millis))
                .setModel(Model.newBuilder().setName("people").setExecutionProvider("CPU"))
                .setTimes(
                        Times.newBuilder()
                                .setArrival(at(millis))
                                .setEmitted(at(millis + latencyMillis)))
                .build();
    }

    private static Timestamp at(int millis) {
        return Timestamp.newBuilder()
                .setSeconds(millis / 1000)
                .setNanos(millis % 1000 * 1_000_000)
                .build();
    }
}
