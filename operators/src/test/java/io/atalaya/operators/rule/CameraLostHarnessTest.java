package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.RuleStage.LOST;
import static io.atalaya.operators.rule.RuleStage.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.model.RuleSignal;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CameraLostHarnessTest {
    private RuleStage stage;

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1", "11, 1"})
    void signalsWhenACameraWasLostForTheTime(int seconds, int signals) throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.RECONNECTING, 100 + seconds, 100);

        assertThat(stage.signals()).hasSize(signals);
    }

    @ParameterizedTest
    @CsvSource({"109, 0", "110, 1", "111, 1"})
    void signalsWhenTheTimeIsOverWhetherOrNotTheCameraReports(int second, int signals)
            throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.advanceTo(second(second));

        assertThat(stage.signals()).hasSize(signals);
    }

    @Test
    void saysTheSameByTimeAsByAReport() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.OFFLINE, 110, 110);
        RuleSignal byReport = stage.signals().get(0);
        stage.close();
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.advanceTo(second(112));
        stage.report(HealthStatus.OFFLINE, 113, 110);

        assertThat(stage.signals()).containsExactly(byReport);
    }

    @Test
    void waitsForTheTimeOverARestart() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.restart(LOST);
        stage.advanceTo(second(110));

        assertThat(stage.signals()).hasSize(1);
    }

    @Test
    void isSilentWhereTheCameraCameBackInTime() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.ONLINE, 109, 109);
        stage.advanceTo(second(120));

        assertThat(stage.signals()).isEmpty();
        assertThat(stage.stateEntries()).isZero();
    }

    /** After the last fact of all no time passes any more. */
    @Test
    void isSilentWhereTheInputEndsBefore() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.OFFLINE, 100, 100);
        stage.advanceTo(Instant.ofEpochMilli(Long.MAX_VALUE));

        assertThat(stage.signals()).isEmpty();
    }

    @Test
    void countsTheLossFromItsFirstReport() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.OFFLINE, 110, 110);
        stage.report(HealthStatus.OFFLINE, 120, 110);
        stage.report(HealthStatus.ONLINE, 131, 130);

        assertThat(stage.signals()).extracting(RuleSignal::holds).containsExactly(true, false);
        assertThat(stage.signals())
                .extracting(RuleSignal::subject)
                .containsOnly(stage.signals().get(0).subject());
        assertThat(stage.signals().get(0).start()).isEqualTo(second(110));
        assertThat(stage.signals().get(1).end()).isEqualTo(second(130));
        assertThat(stage.signals().get(0).message()).isEqualTo("Camera door is lost");
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void doesNotSignalForAShortLoss() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.DEGRADED, 105, 105);
        stage.report(HealthStatus.RECONNECTING, 112, 112);

        assertThat(stage.signals()).isEmpty();
    }

    @Test
    void signalsAgainForTheNextLoss() throws Exception {
        stage = RuleStage.open(LOST);
        for (int loss = 0; loss < 2; loss++) {
            stage.report(HealthStatus.OFFLINE, 100 + 50 * loss, 80 + 50 * loss);
            stage.report(HealthStatus.ONLINE, 110 + 50 * loss, 110 + 50 * loss);
        }

        assertThat(stage.signals())
                .extracting(RuleSignal::holds)
                .containsExactly(true, false, true, false);
        assertThat(stage.signals().get(0).start()).isNotEqualTo(stage.signals().get(2).start());
    }

    @ParameterizedTest
    @EnumSource(names = {"ONLINE", "DEGRADED", "ENDED"})
    void doesNotTakeTheseForALoss(HealthStatus status) throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(status, 100, 0);

        assertThat(stage.signals()).isEmpty();
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void remembersALossOverARestart() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.OFFLINE, 100, 80);
        RuleSignal rise = stage.signals().get(0);
        stage.restart(LOST);
        stage.report(HealthStatus.OFFLINE, 110, 80);
        stage.report(HealthStatus.ONLINE, 120, 120);

        assertThat(stage.signals()).extracting(RuleSignal::holds).containsExactly(false);
        assertThat(stage.signals().get(0).subject()).isEqualTo(rise.subject());
    }
}
