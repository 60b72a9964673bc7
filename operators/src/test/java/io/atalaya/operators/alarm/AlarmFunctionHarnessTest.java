package io.atalaya.operators.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.AlertPriority;
import io.atalaya.operators.model.AlertState;
import io.atalaya.operators.model.JoinStatus;
import io.atalaya.operators.model.RuleSignal;
import io.atalaya.operators.testing.KeyedHarness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmFunctionHarnessTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private KeyedHarness<RuleSignal, Alert> stage;

    @BeforeEach
    void open() throws Exception {
        stage = KeyedHarness.open(new AlarmFunction(), signal -> AlarmFunction.ONE_KEY);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void makesARevisionOfEachChangeUnderOneId() throws Exception {
        stage.process(signal("visit 1", 0, null));
        stage.process(signal("visit 1", 0, 9));

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 2);
        assertThat(alerts())
                .extracting(Alert::state)
                .containsExactly(AlertState.UNACKNOWLEDGED, AlertState.RETURNED_UNACKNOWLEDGED);
        assertThat(alerts()).extracting(Alert::alertId).containsOnly(alerts().get(0).alertId());
        assertThat(stage.numKeyedStateEntries()).isZero();
    }

    @Test
    void tellsWhatIsAboutDifferentThingsApart() throws Exception {
        stage.process(signal("visit 1", 0, null));
        stage.process(signal("visit 2", 0, null));

        assertThat(alerts()).extracting(Alert::revision).containsExactly(1, 1);
        assertThat(alerts().get(0).alertId()).isNotEqualTo(alerts().get(1).alertId());
    }

    @Test
    void goesOnCountingAfterARestart() throws Exception {
        stage.process(signal("visit 1", 0, null));
        String id = alerts().get(0).alertId();
        var snapshot = stage.snapshot(1, 1);
        stage.close();
        stage =
                KeyedHarness.restore(
                        snapshot, new AlarmFunction(), signal -> AlarmFunction.ONE_KEY);
        stage.process(signal("visit 1", 0, 9));

        assertThat(alerts()).extracting(Alert::revision).containsExactly(2);
        assertThat(alerts()).extracting(Alert::alertId).containsExactly(id);
    }

    private List<Alert> alerts() {
        return new ArrayList<>(stage.extractOutputValues());
    }

    private static RuleSignal signal(String subject, int start, @Nullable Integer end) {
        return new RuleSignal(
                "person-in-cell",
                "v1",
                "object-in-zone",
                AlertPriority.HIGH,
                "dock",
                "door",
                subject,
                "A person is in cell",
                "",
                "",
                START.plusSeconds(start),
                end == null ? null : START.plusSeconds(end),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                JoinStatus.COMPLETE);
    }
}
