package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.Timeline.Correction;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Duration INTERVAL = Duration.ofMillis(40);

    private final Timeline timeline = new Timeline(CameraPosition.start(), INTERVAL);

    @Test
    void leavesTimesThatGoForwardAsTheyAre() {
        assertThat(timeline.place(millis(10_000))).isEqualTo(millis(10_000));
        assertThat(timeline.place(millis(10_040))).isEqualTo(millis(10_040));
        assertThat(timeline.place(millis(99_000))).isEqualTo(millis(99_000));
        assertThat(timeline.correction()).isEqualTo(Correction.NONE);
    }

    @Test
    void putsAFrameWithoutATimeOneIntervalAfterTheLast() {
        assertThat(timeline.place(null)).isEqualTo(Duration.ZERO);
        assertThat(timeline.place(null)).isEqualTo(millis(40));
        assertThat(timeline.correction()).isEqualTo(Correction.MISSING);
        assertThat(timeline.place(millis(100))).isEqualTo(millis(100));
        assertThat(timeline.correction()).isEqualTo(Correction.NONE);
    }

    @Test
    void movesAFrameThatIsALittleEarlierJustBehindTheLast() {
        // Given
        timeline.place(millis(5000));
        // When, then
        assertThat(timeline.place(millis(5000))).isEqualTo(millis(5001));
        assertThat(timeline.correction()).isEqualTo(Correction.BACKWARD);
        assertThat(timeline.place(millis(4001))).isEqualTo(millis(5002));
        assertThat(timeline.correction()).isEqualTo(Correction.BACKWARD);
        assertThat(timeline.place(millis(5040))).isEqualTo(millis(5040));
        assertThat(timeline.correction()).isEqualTo(Correction.NONE);
    }

    @Test
    void takesAJumpFarBackForANewBeginning() {
        // Given
        timeline.place(millis(5000));
        // When, then
        assertThat(timeline.place(millis(0))).isEqualTo(millis(5040));
        assertThat(timeline.correction()).isEqualTo(Correction.RESTART);
        assertThat(timeline.place(millis(40))).isEqualTo(millis(5080));
        assertThat(timeline.correction()).isEqualTo(Correction.NONE);
        assertThat(timeline.shift()).isEqualTo(millis(5040));
    }

    @Test
    void joinsTheNextTimeRoundToTheLast() {
        // Given
        CameraPosition end =
                new CameraPosition(0, 3, 3, millis(80), millis(80), Duration.ZERO).nextPass();
        Timeline second = new Timeline(end, INTERVAL);
        // When, then
        assertThat(second.place(millis(0))).isEqualTo(millis(120));
        assertThat(second.place(millis(40))).isEqualTo(millis(160));
    }

    @Test
    void goesOnInTheMiddleWithItsShift() {
        // Given
        CameraPosition middle = new CameraPosition(1, 5, 2, millis(40), millis(160), millis(120));
        // When, then
        assertThat(new Timeline(middle, INTERVAL).place(millis(80))).isEqualTo(millis(200));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
