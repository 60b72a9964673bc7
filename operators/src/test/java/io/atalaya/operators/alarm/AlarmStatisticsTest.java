package io.atalaya.operators.alarm;

import static io.atalaya.operators.alarm.ControlRoom.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atalaya.operators.alarm.AlarmStatistics.Chatter;
import io.atalaya.operators.alarm.AlarmStatistics.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmStatisticsTest {
    private AlarmStatistics statistics = new AlarmStatistics(1);

    @Test
    void countsPerTenMinutes() {
        add("a", 0, 5);
        add("a", 600, 1);
        add("b", 1799, 3);
        Report report = report(1800);

        assertThat(report.annunciated()).isEqualTo(9);
        assertThat(report.averagePer10Minutes()).isEqualTo(3);
        assertThat(report.peakPer10Minutes()).isEqualTo(5);
        assertThat(report.byRule()).containsExactly(entry("a", 6), entry("b", 3));
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 0", "11, 0.5"})
    void callsMoreThanTenAFlood(int annunciated, double share) {
        add("a", 0, annunciated);

        assertThat(report(1200).floodShare()).isEqualTo(share);
    }

    @Test
    void sharesThemAmongOperators() {
        statistics = new AlarmStatistics(2);
        add("a", 0, 20);

        assertThat(report(600).averagePer10Minutes()).isEqualTo(10);
        assertThat(report(600).peakPer10Minutes()).isEqualTo(10);
        assertThat(report(600).floodShare()).isZero();
    }

    /** The same alarm three times; the last so many seconds after the first. */
    @ParameterizedTest
    @CsvSource({"59, 1", "60, 0", "61, 0"})
    void callsThreeInAMinuteChatter(int lastAt, int chattering) {
        add("a", 0, 1);
        add("a", 30, 1);
        add("a", lastAt, 1);

        assertThat(report(600).chattering()).hasSize(chattering);
    }

    @Test
    void saysHowMuchAnAlarmChatters() {
        add("b", 0, 3);
        add("a", 0, 4);
        add("a", 300, 2);

        assertThat(report(600).chattering())
                .containsExactly(new Chatter("a", "it", 4), new Chatter("b", "it", 3));
    }

    @Test
    void doesNotTakeTwoAlarmsForOne() {
        statistics.add(new Annunciation(second(0), "a", "left"));
        statistics.add(new Annunciation(second(1), "a", "right"));
        statistics.add(new Annunciation(second(2), "a", "left"));

        assertThat(report(600).chattering()).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotAskedFor() {
        add("a", -1, 1);
        add("a", 0, 1);
        add("a", 600, 1);

        assertThat(report(600).annunciated()).isEqualTo(1);
        statistics.forgetBefore(second(600));
        assertThat(report(600).annunciated()).isZero();
    }

    @Test
    void sortsInWhatComesLate() {
        add("a", 100, 1);
        add("a", 20, 1);
        add("a", 60, 1);
        add("a", 75, 1);

        assertThat(report(600).chattering()).containsExactly(new Chatter("a", "it", 3));
    }

    @Test
    void countsNothingWhereNothingWas() {
        Report report = report(90);

        assertThat(report.annunciated()).isZero();
        assertThat(report.averagePer10Minutes()).isCloseTo(0, within(1e-9));
        assertThat(report.floodShare()).isZero();
        assertThat(report.byRule()).isEmpty();
    }

    private void add(String rule, int second, int times) {
        for (int i = 0; i < times; i++) {
            statistics.add(new Annunciation(second(second), rule, "it"));
        }
    }

    private Report report(int seconds) {
        return statistics.report(second(0), second(seconds));
    }

    private static Map.Entry<String, Integer> entry(String rule, int times) {
        return Map.entry(rule, times);
    }
}
