package io.atalaya.operators.rule;

import static io.atalaya.operators.rule.RuleStage.LOST;
import static io.atalaya.operators.rule.RuleStage.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.HealthStatus;
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
    void alertsWhenACameraWasLostForTheTime(int seconds, int alerts) throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.RECONNECTING, 100 + seconds, 100);

        assertThat(stage.alerts()).hasSize(alerts);
    }

    @Test
    void countsTheLossFromItsFirstReport() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.OFFLINE, 110, 110);
        stage.report(HealthStatus.OFFLINE, 120, 110);
        stage.report(HealthStatus.ONLINE, 131, 130);

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(stage.alerts())
                .extracting(Alert::alertId)
                .containsOnly(stage.alerts().get(0).alertId());
        assertThat(stage.alerts().get(0).start()).isEqualTo(second(110));
        assertThat(stage.alerts().get(1).end()).isEqualTo(second(130));
        assertThat(stage.alerts().get(0).message()).isEqualTo("Camera door is lost");
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void doesNotAlertForAShortLoss() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.RECONNECTING, 100, 100);
        stage.report(HealthStatus.DEGRADED, 105, 105);
        stage.report(HealthStatus.RECONNECTING, 112, 112);

        assertThat(stage.alerts()).isEmpty();
    }

    @Test
    void alertsAgainForTheNextLoss() throws Exception {
        stage = RuleStage.open(LOST);
        for (int loss = 0; loss < 2; loss++) {
            stage.report(HealthStatus.OFFLINE, 100 + 50 * loss, 80 + 50 * loss);
            stage.report(HealthStatus.ONLINE, 110 + 50 * loss, 110 + 50 * loss);
        }

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(1, 2, 1, 2);
        assertThat(stage.alerts().get(0).alertId()).isNotEqualTo(stage.alerts().get(2).alertId());
    }

    @ParameterizedTest
    @EnumSource(names = {"ONLINE", "DEGRADED", "ENDED"})
    void doesNotTakeTheseForALoss(HealthStatus status) throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(status, 100, 0);

        assertThat(stage.alerts()).isEmpty();
        assertThat(stage.stateEntries()).isZero();
    }

    @Test
    void remembersALossOverARestart() throws Exception {
        stage = RuleStage.open(LOST);
        stage.report(HealthStatus.OFFLINE, 100, 80);
        Alert rise = stage.alerts().get(0);
        stage.restart(LOST);
        stage.report(HealthStatus.OFFLINE, 110, 80);
        stage.report(HealthStatus.ONLINE, 120, 120);

        assertThat(stage.alerts()).extracting(Alert::revision).containsExactly(2);
        assertThat(stage.alerts().get(0).alertId()).isEqualTo(rise.alertId());
    }
}
