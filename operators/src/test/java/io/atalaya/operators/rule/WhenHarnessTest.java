package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.present.AreaFacts.anomaly;
import static io.atalaya.operators.rule.present.AreaFacts.camera;
import static io.atalaya.operators.rule.present.AreaFacts.flag;
import static io.atalaya.operators.rule.present.AreaFacts.number;
import static io.atalaya.operators.rule.present.AreaFacts.persons;
import static io.atalaya.operators.rule.present.AreaFacts.reading;
import static io.atalaya.operators.rule.present.AreaFacts.sensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Anomaly;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.Reading;
import io.atalaya.operators.model.ReadingQuality;
import io.atalaya.operators.model.ReadingType;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.rule.present.AreaFact;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhenHarnessTest {
    private static final RuleConfig PRESS =
            Rules.when(
                    "press",
                    "zone('press').count('person') > 0 && reading('motor-1/running').flag");
    private static final RuleConfig HOT =
            Rules.when("hot", "reading('motor-1/temperature').value > 80");

    private WhenStage stage;

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void joinsWhatCamerasSeeWithWhatSensorsSay() throws Exception {
        stage = WhenStage.open(PRESS);
        stage.tell(persons(1, 1), running(2, true), persons(4, 0), running(6, false)).reach(10);

        assertThat(stage.story()).containsExactly("press 2.0+", "press 2.0-4.0");
        RuleSignal signal = stage.signals().get(0);
        assertThat(signal.category()).isEqualTo("condition");
        assertThat(signal.sourceId()).isEqualTo("door");
        assertThat(signal.frameIds()).containsExactly("door/0/10");
        assertThat(signal.objectIds()).containsExactly("1");
        assertThat(signal.model()).isNotNull();
        assertThat(signal.readings()).extracting(Reading::name).containsExactly("running");
        assertThat(signal.consequence()).isEqualTo("It goes wrong.");
        assertThat(signal.response()).isEqualTo("Put it right.");
        assertThat(signal.message()).isEqualTo("Rule press has come true");
        assertThat(signal.joinStatus()).isEqualTo(JoinStatus.COMPLETE);
    }

    @Test
    void putsFactsIntoTheOrderOfTheirTime() throws Exception {
        stage = WhenStage.open(PRESS);
        stage.tell(persons(4, 0), running(6, false), running(2, true), persons(1, 1));
        assertThat(stage.story()).isEmpty();
        stage.reach(3);
        assertThat(stage.story()).containsExactly("press 2.0+");
        stage.reach(10);

        assertThat(stage.story()).containsExactly("press 2.0+", "press 2.0-4.0");
    }

    @Test
    void doesNotWaitForASensorThatNeverSpoke() throws Exception {
        RuleConfig either =
                Rules.when(
                        "either", "zone('press').count() > 0 || reading('motor-1/running').flag");
        stage = WhenStage.open(either, PRESS);
        stage.tell(persons(1, 1)).reach(2);

        assertThat(stage.story()).containsExactly("either 1.0+");
        assertThat(stage.signals().get(0).joinStatus()).isEqualTo(JoinStatus.SENSOR_MISSING);
    }

    @Test
    void staysAsItWasWhileNobodyKnows() throws Exception {
        stage = WhenStage.open(HOT);
        stage.tell(temperature(1, 90), bad(2), temperature(3, 70), bad(4)).reach(5);

        assertThat(stage.story()).containsExactly("hot 1.0+", "hot 1.0-3.0");
    }

    @Test
    void comesTrueAfterItsDelay() throws Exception {
        stage = WhenStage.open(delayed(10, 0));
        stage.tell(temperature(1, 90), temperature(5, 91)).reach(10.999);
        assertThat(stage.story()).isEmpty();
        stage.reach(11);

        assertThat(stage.story()).containsExactly("slow 11.0+");
        stage.tell(temperature(20, 20)).reach(21);
        assertThat(stage.story()).containsExactly("slow 11.0+", "slow 11.0-20.0");
        stage.reach(30);
        assertThat(stage.timers()).isZero();
    }

    @Test
    void doesNotComeTrueForLessThanItsDelay() throws Exception {
        stage = WhenStage.open(delayed(10, 0));
        stage.tell(temperature(1, 90), temperature(10, 20), temperature(11, 90)).reach(20);
        assertThat(stage.story()).isEmpty();
        stage.reach(30);

        assertThat(stage.story()).containsExactly("slow 21.0+");
    }

    @Test
    void isOverAfterItsDelayWhateverHappensInBetween() throws Exception {
        stage = WhenStage.open(delayed(0, 10));
        stage.tell(temperature(1, 90), temperature(2, 20), temperature(8, 90), temperature(9, 20));
        stage.reach(18.999);
        assertThat(stage.story()).containsExactly("slow 1.0+");
        stage.reach(19);

        assertThat(stage.story()).containsExactly("slow 1.0+", "slow 1.0-19.0");
    }

    @Test
    void keepsToItsDeadband() throws Exception {
        stage =
                WhenStage.open(
                        Rules.when(
                                "hot",
                                "reading('motor-1/temperature').value > 80",
                                Duration.ZERO,
                                Duration.ZERO,
                                5.0,
                                "{reading('motor-1/temperature').value} °C"));
        stage.tell(temperature(1, 81), temperature(2, 76), temperature(3, 81), temperature(4, 75));
        stage.reach(5);

        assertThat(stage.story()).containsExactly("hot 1.0+", "hot 1.0-4.0");
        assertThat(stage.signals())
                .extracting(RuleSignal::message)
                .containsExactly("81 °C", "75 °C");
    }

    @Test
    void noticesThatTimeHasPassed() throws Exception {
        stage =
                WhenStage.open(
                        Rules.when(
                                "silent", "reading('motor-1/temperature').age > duration('30s')"));
        stage.tell(temperature(0.5, 20)).reach(30.9);
        assertThat(stage.story()).isEmpty();
        stage.reach(31);

        assertThat(stage.story()).containsExactly("silent 31.0+");
    }

    @Test
    void endsWithTheLastFactWhenNothingMoreComes() throws Exception {
        stage = WhenStage.open(delayed(10, 0));
        stage.tell(temperature(1, 90), temperature(5, 90)).end();

        assertThat(stage.story()).isEmpty();
        assertThat(stage.timers()).isZero();
    }

    @Test
    void staysTrueWhenNothingMoreComes() throws Exception {
        stage = WhenStage.open(HOT);
        stage.tell(temperature(1, 90), temperature(5, 90)).end();

        assertThat(stage.story()).containsExactly("hot 1.0+");
    }

    @Test
    void takesALateReadingInAndSaysSo() throws Exception {
        stage = WhenStage.open(PRESS);
        stage.tell(persons(1, 1), persons(5, 1)).reach(6);
        stage.tell(running(3, true));

        assertThat(stage.story()).containsExactly("press 5.0+");
        assertThat(stage.signals().get(0).joinStatus()).isEqualTo(JoinStatus.SENSOR_LATE);
    }

    @Test
    void saysThatACameraIsAway() throws Exception {
        stage = WhenStage.open(PRESS);
        stage.tell(persons(1, 1), camera(2, HealthStatus.RECONNECTING), running(3, true)).reach(4);

        assertThat(stage.story()).containsExactly("press 3.0+");
        assertThat(stage.signals().get(0).joinStatus()).isEqualTo(JoinStatus.CAMERA_UNHEALTHY);
    }

    @Test
    void saysThatASensorIsSilent() throws Exception {
        stage = WhenStage.open(PRESS);
        AreaFact silent = sensor(2, HealthStatus.DEGRADED, HealthReason.SILENT);
        stage.tell(running(1, true), silent, persons(3, 1)).reach(4);

        assertThat(stage.story()).containsExactly("press 3.0+");
        assertThat(stage.signals().get(0).joinStatus()).isEqualTo(JoinStatus.SENSOR_MISSING);
    }

    @Test
    void namesTheAnomaliesThatMadeItTrue() throws Exception {
        stage = WhenStage.open(Rules.when("strange", "anomaly('motor-1/vibration').active"));
        stage.tell(anomaly(2, "cusum", 7, true), anomaly(5, "cusum", 7, false)).reach(6);

        assertThat(stage.story()).containsExactly("strange 2.0+", "strange 2.0-5.0");
        RuleSignal signal = stage.signals().get(0);
        assertThat(signal.sourceId()).isEqualTo("motor-1");
        assertThat(signal.anomalies()).extracting(Anomaly::detector).containsExactly("cusum");
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        RuleConfig slow = delayed(10, 5);
        stage = WhenStage.open(slow, PRESS);
        stage.tell(temperature(1, 90), persons(2, 1), running(9, true)).reach(5);
        stage.restart(slow, PRESS).reach(12);
        assertThat(stage.story()).containsExactly("press 9.0+", "slow 11.0+");
        stage.tell(temperature(13, 20)).reach(14);
        stage.restart(slow, PRESS).reach(20);

        assertThat(stage.story()).containsExactly("slow 11.0-18.0");
    }

    @Test
    void leavesOnlyTheLatestFactsBehind() throws Exception {
        stage = WhenStage.open(HOT);
        for (int i = 0; i < 100; i++) {
            stage.tell(temperature(i, i)).reach(i);
        }
        stage.tell(temperature(100, 20)).reach(101);

        assertThat(stage.story()).hasSize(2);
        // The latest reading, and how far the area has come.
        assertThat(stage.stateEntries()).isEqualTo(2);
        assertThat(stage.timers()).isZero();
    }

    @Test
    void takesAChangedRuleUpAtOnce() throws Exception {
        stage = WhenStage.open(HOT);
        stage.tell(temperature(1, 70)).reach(2);
        stage.change("hot", "hot: reading('motor-1/temperature').value > 60");
        stage.change("cold", "cold: reading('motor-1/temperature').value < 5");
        stage.tell(temperature(3, 70), temperature(4, 1)).reach(5);

        assertThat(stage.story()).containsExactly("hot 3.0+", "hot 3.0-4.0", "cold 4.0+");
    }

    @Test
    void endsWhatARemovedRuleHadTold() throws Exception {
        stage = WhenStage.open(HOT, PRESS);
        stage.tell(temperature(1, 90), persons(1, 1), running(1, true)).reach(2);
        stage.change("hot", "");
        stage.tell(temperature(3, 95)).reach(4);

        assertThat(stage.story()).containsExactly("hot 1.0+", "press 1.0+", "hot 1.0-2.0");
    }

    @Test
    void forgetsTheHistoryThatOnlyARemovedRuleAskedFor() throws Exception {
        RuleConfig warm =
                Rules.when("warm", "reading('motor-1/temperature').mean(duration('5m')) > 70");
        stage = WhenStage.open(HOT, warm);
        stage.tell(temperature(1, 20), temperature(2, 20)).reach(3);
        int before = stage.stateEntries();
        stage.change("warm", "");
        stage.tell(temperature(4, 20)).reach(5);

        assertThat(before).isGreaterThan(2);
        // The latest reading, and how far the area has come.
        assertThat(stage.stateEntries()).isEqualTo(2);
    }

    @Test
    void forgetsTheHistoryThatOnlyAnEarlierConfigurationAskedFor() throws Exception {
        RuleConfig fast = Rules.when("fast", "zone('press').tracks.exists(t, t.speed > 0.1)");
        stage = WhenStage.open(fast);
        stage.tell(persons(1, 3)).reach(2);
        int before = stage.stateEntries();
        stage.restart(HOT).tell(persons(3, 3)).reach(4);

        // The frame is known, and how far the area has come; the ways are gone.
        assertThat(before).isEqualTo(3);
        assertThat(stage.stateEntries()).isEqualTo(2);
    }

    @Test
    void keepsChangesOverARestart() throws Exception {
        stage = WhenStage.open(HOT);
        stage.change("hot", "").change("cold", "cold: reading('motor-1/temperature').value < 5");
        stage.restart(HOT).tell(temperature(1, 90), temperature(2, 1)).reach(3);

        assertThat(stage.story()).containsExactly("cold 2.0+");
    }

    @Test
    void endsWhatAnEarlierConfigurationHadTold() throws Exception {
        stage = WhenStage.open(HOT);
        stage.tell(temperature(1, 90)).reach(2);
        stage.restart(PRESS).tell(running(3, true)).reach(4);

        assertThat(stage.story()).containsExactly("hot 1.0-4.0");
    }

    private static RuleConfig delayed(int onSeconds, int offSeconds) {
        return Rules.when(
                "slow",
                "reading('motor-1/temperature').value > 80",
                Duration.ofSeconds(onSeconds),
                Duration.ofSeconds(offSeconds),
                null,
                null);
    }

    private static AreaFact running(double second, boolean on) {
        return AreaFact.of(flag(second, "running", on));
    }

    private static AreaFact temperature(double second, double value) {
        return AreaFact.of(number(second, "temperature", value));
    }

    private static AreaFact bad(double second) {
        return AreaFact.of(
                reading(second, "temperature", ReadingType.NUMBER, 0, "", ReadingQuality.BAD));
    }
}
