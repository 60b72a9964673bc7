package io.atalaya.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private final EventHub hub = new EventHub();

    @Test
    void whoComesBackGetsWhatItMissed() {
        Ear first = new Ear("alerts");
        hub.add(first, Optional.empty());
        assertThat(first.channels).containsExactly("hello");
        hub.publish("alerts", Map.of("n", 1));
        String last = first.ids.get(1);
        hub.remove(first);

        hub.publish("alerts", Map.of("n", 2));
        hub.publish("broker", Map.of("n", 3));
        Ear second = new Ear("alerts");
        hub.add(second, Optional.of(last));
        assertThat(second.data).containsExactly("{\"n\":2}", "{}");
        assertThat(second.channels).containsExactly("alerts", "hello");
    }

    @Test
    void whoWasAwayForTooLongIsToldToAskAnew() {
        Ear ear = new Ear("alerts");
        hub.add(ear, Optional.empty());
        String last = ear.ids.get(0);
        hub.remove(ear);
        for (int n = 0; n < 6_000; n++) {
            hub.publish("alerts", Map.of("n", n));
        }
        Ear back = new Ear("alerts");
        hub.add(back, Optional.of(last));
        assertThat(back.channels).containsExactly("reset");
    }

    @Test
    void whoComesFromAnotherProcessIsToldToAskAnew() {
        for (String other : List.of("00000000-17", "nonsense", "", "-1")) {
            Ear ear = new Ear("alerts");
            hub.add(ear, Optional.of(other));
            assertThat(ear.channels).as(other).containsExactly("reset");
        }
    }

    @Test
    void ofThePresentOnlyTheNewestIsSent() {
        Ear ear = new Ear("health");
        hub.add(ear, Optional.empty());
        hub.replace("health", "cam-1", () -> "old");
        hub.replace("health", "cam-1", () -> "new");
        hub.replace("health", "cam-2", () -> "other");
        hub.replace(
                "detections",
                "cam-1",
                () -> {
                    throw new AssertionError("nobody listens");
                });
        hub.flush();
        hub.flush();
        assertThat(ear.data).containsExactly("{}", "new", "other");
    }

    private static final class Ear implements EventHub.Listener {
        private final Set<String> wanted;
        private final List<String> channels = new ArrayList<>();
        private final List<String> data = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();

        Ear(String... wanted) {
            this.wanted = Set.of(wanted);
        }

        @Override
        public Set<String> channels() {
            return wanted;
        }

        @Override
        public void send(EventHub.Event event) {
            channels.add(event.channel());
            data.add(event.data());
            ids.add(event.id());
        }
    }
}
