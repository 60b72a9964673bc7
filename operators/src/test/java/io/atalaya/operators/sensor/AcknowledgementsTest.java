package io.atalaya.operators.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsAtOnceWhereNoCheckpointIsAwaited() {
        take(new Acknowledgements(false), "a");
        assertThat(told).containsExactly("a");
    }

    @Test
    void tellsOnlyWhatACompleteCheckpointHolds() {
        var acknowledgements = new Acknowledgements(true);
        take(acknowledgements, "a");
        acknowledgements.snapshot(1);
        take(acknowledgements, "b");
        acknowledgements.snapshot(2);
        take(acknowledgements, "c");
        assertThat(told).isEmpty();

        acknowledgements.complete(1);
        assertThat(told).containsExactly("a");
        acknowledgements.complete(2);
        assertThat(told).containsExactly("a", "b");
    }

    @Test
    void aCompleteCheckpointHoldsWhatFailedOnesWereToHold() {
        var acknowledgements = new Acknowledgements(true);
        take(acknowledgements, "a");
        acknowledgements.snapshot(1);
        take(acknowledgements, "b");
        acknowledgements.snapshot(2);
        acknowledgements.complete(2);
        assertThat(told).containsExactly("a", "b");
    }

    private void take(Acknowledgements acknowledgements, String message) {
        acknowledgements.taken(() -> told.add(message));
    }
}
