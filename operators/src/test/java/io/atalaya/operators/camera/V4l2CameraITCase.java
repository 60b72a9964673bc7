package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Cameras of the machine itself. Where there is one at {@code /dev/video0} it is read; the kernel's
 * virtual one will do: {@code modprobe vivid}. Elsewhere those tests are skipped.
 */
@Timeout(240)
class V4l2CameraITCase {
    private static final Path DEVICE = Path.of("/dev/video0");

    @Test
    void datesFramesByTheDevicesClock() {
        // Given
        CameraInput input = device("");
        // When
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            driver.untilFrames(10);
            // Then
            assertThat(driver.frames())
                    .extracting(frame -> frame.info().capturedAt())
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(driver.frames())
                    .allSatisfy(frame -> assertThat(delay(frame.info())).isLessThan(seconds(10)))
                    .extracting(frame -> frame.info().clockSource())
                    .containsOnly(ClockSource.DEVICE);
            assertThat(driver.statuses()).containsExactly(HealthStatus.ONLINE);
        }
    }

    private static Duration delay(FrameInfo frame) {
        return Duration.between(frame.capturedAt(), frame.arrivedAt()).abs();
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    @Test
    void asksTheDeviceForASize() {
        // Given
        CameraInput large = device("?video_size=640x480");
        CameraInput small = device("?video_size=320x180&framerate=15");
        // When
        FrameInfo first = firstFrameOf(large);
        FrameInfo second = firstFrameOf(small);
        // Then
        assertThat(first.widthPx()).isEqualTo(640);
        assertThat(first.heightPx()).isEqualTo(480);
        assertThat(second.widthPx()).isLessThan(640);
    }

    private static FrameInfo firstFrameOf(CameraInput input) {
        try (ReaderDriver driver = ReaderDriver.start(input)) {
            return driver.untilFrames(1).frames().get(0).info();
        }
    }

    @Test
    void triesADeviceThatIsNotThereAgain() {
        CameraInput gone = Configs.url("v4l2:///dev/no-such-video").input();
        try (ReaderDriver driver = ReaderDriver.start(gone)) {
            driver.untilStatus(HealthStatus.RECONNECTING);
            String detail = driver.lastHealth().detail();
            assertThat(detail).containsAnyOf("/dev/no-such-video", "device library");
            if (detail.contains("/dev/no-such-video")) {
                assertThat(driver.lastHealth().reason()).isEqualTo(HealthReason.SIGNAL_LOSS);
            }
        }
    }

    private static CameraInput device(String asked) {
        assumeTrue(Files.isReadable(DEVICE), "skipped: no camera at " + DEVICE);
        return Configs.url("v4l2://" + DEVICE + asked).readTimeout(seconds(20)).input();
    }
}
