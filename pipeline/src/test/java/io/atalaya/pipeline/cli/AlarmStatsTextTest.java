package io.atalaya.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.alarm.AlarmStatistics;
import io.atalaya.operators.alarm.Annunciation;
import io.atalaya.pipeline.operator.AlarmCounts;
import io.atalaya.schemas.v1.Alert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmStatsTextTest {
    private static final Instant FROM = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant TO = FROM.plusSeconds(1800);

    @Test
    void saysWhatWasCountedInALineEach() {
        assertThat(text().lines())
                .containsExactly(
                        "from 2026-11-25T10:00:00Z to 2026-11-25T10:30:00Z",
                        "annunciated                       13",
                        "per operator and 10 minutes       4.33",
                        "most in 10 minutes                12",
                        "flood (more than 10)              33.33 % of the time",
                        "chattering                        1",
                        "  hot: motors motor-1 it          12 in a minute",
                        "stale (over 24 h)                 1",
                        "  hot                             a-1",
                        "rule hot                          12",
                        "rule cold                         1");
    }

    @Test
    void saysItToPrograms() {
        assertThat(text().json())
                .singleElement()
                .asString()
                .contains("\"annunciated\":13")
                .contains("\"floodShare\":0.333")
                .contains("\"stale\":[\"a-1\"]")
                .contains("\"hot\":12")
                .contains("\"mostInAMinute\":12");
    }

    private static AlarmStatsText text() {
        AlarmStatistics statistics = new AlarmStatistics(1);
        for (int i = 0; i < 12; i++) {
            statistics.add(new Annunciation(FROM.plusSeconds(i), "hot", "motors motor-1 it"));
        }
        statistics.add(new Annunciation(FROM.plusSeconds(1000), "cold", "motors motor-1 it"));
        Alert stale = Alert.newBuilder().setAlertId("a-1").setRuleId("hot").build();
        return new AlarmStatsText(
                new AlarmCounts(FROM, TO, statistics.report(FROM, TO), List.of(stale)));
    }
}
