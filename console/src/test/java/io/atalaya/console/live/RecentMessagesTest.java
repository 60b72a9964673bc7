package io.atalaya.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.schemas.v1.Health;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {
    @Test
    void keepsTheLastOfEachKey() {
        var recent = new RecentMessages<Health>(2, 10);
        recent.add("cam", health("1"));
        recent.add("cam", health("2"));
        recent.add("cam", health("3"));
        assertThat(recent.of("cam")).extracting(Health::getDetail).containsExactly("2", "3");
        assertThat(recent.last("cam")).map(Health::getDetail).contains("3");
        assertThat(recent.of("other")).isEmpty();
        assertThat(recent.last("other")).isEmpty();
    }

    @Test
    void theKeyThatWasSilentForLongestMakesRoom() {
        var recent = new RecentMessages<Health>(2, 2);
        recent.add("a", health("1"));
        recent.add("b", health("2"));
        recent.add("a", health("3"));
        recent.add("c", health("4"));
        assertThat(recent.keys()).containsExactlyInAnyOrder("a", "c");
        assertThat(recent.lasts()).hasSize(2);
    }

    private static Health health(String detail) {
        return Health.newBuilder().setDetail(detail).build();
    }
}
