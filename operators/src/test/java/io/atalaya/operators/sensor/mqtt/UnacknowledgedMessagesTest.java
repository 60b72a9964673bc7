package io.atalaya.operators.sensor.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnacknowledgedMessagesTest {
    private final UnacknowledgedMessages messages = new UnacknowledgedMessages();
    private final List<String> told = new ArrayList<>();
    private int connection = 1;

    @Test
    void whatWasHeldIsPassedOverWhenItComesAgain() {
        MqttMessage on = hold("on");
        MqttMessage off = hold("off");
        connectAnew(true);
        assertThat(comesAgain("on")).isTrue();
        assertThat(comesAgain("off")).isTrue();
        assertThat(comesAgain("on")).as("a third one is new").isFalse();

        on.acknowledge();
        off.acknowledge();
        assertThat(told).containsExactly("on by 2", "off by 2");
    }

    @Test
    void whatBecameSafeWhileNobodyWasConnectedIsAcknowledgedWhenItComesAgain() {
        MqttMessage on = hold("on");
        connection = 0;
        on.acknowledge();
        assertThat(told).isEmpty();
        connection = 1;
        connectAnew(true);
        assertThat(comesAgain("on")).isTrue();
        assertThat(told).containsExactly("on by 2");
    }

    @Test
    void isAcknowledgedInTheOrderInWhichItCame() {
        MqttMessage on = hold("on");
        MqttMessage off = hold("off");
        off.acknowledge();
        assertThat(told).isEmpty();
        on.acknowledge();
        assertThat(told).containsExactly("on by 1", "off by 1");
    }

    @Test
    void nothingIsAwaitedOfABrokerThatForgot() {
        hold("on");
        connectAnew(false);
        assertThat(comesAgain("on")).isFalse();
    }

    @Test
    void afterWhatWasNotAwaitedAllIsNew() {
        hold("on");
        hold("off");
        connectAnew(true);
        assertThat(comesAgain("open")).isFalse();
        assertThat(comesAgain("on")).isFalse();
        hold("on").acknowledge();
        assertThat(told).as("nobody waits for what will not come").containsExactly("on by 2");
    }

    private MqttMessage hold(String payload) {
        return messages.hold(message(payload));
    }

    private boolean comesAgain(String payload) {
        return messages.isSentAgain(message(payload));
    }

    private void connectAnew(boolean resumed) {
        connection++;
        messages.connected(resumed);
    }

    private MqttMessage message(String payload) {
        int own = connection;
        return new MqttMessage(
                "plant/m1",
                payload.getBytes(UTF_8),
                false,
                true,
                () -> own == connection && told.add(payload + " by " + own));
    }
}
