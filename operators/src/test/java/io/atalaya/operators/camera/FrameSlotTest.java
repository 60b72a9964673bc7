package io.atalaya.operators.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.FrameCounts;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.HealthReason;
import io.atalaya.operators.model.HealthStatus;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.picture.HealthSignal;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class FrameSlotTest {
    private final AtomicInteger given = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private final FrameSlot live = FrameSlot.newestWins(changes::incrementAndGet);
    private final FrameSlot file = FrameSlot.lossless(2, changes::incrementAndGet);

    @Test
    void aNewerFrameTakesThePlaceOfTheOneThatWaits() throws Exception {
        // When
        live.offer(frame(0), after(0));
        live.offer(frame(1), after(1));
        live.offer(frame(2), after(2));
        // Then
        SlotEntry entry = live.poll();
        assertThat(sequence(entry)).isEqualTo(2);
        assertThat(entry.losses()).isEqualTo(new Losses(0, 2));
        assertThat(given).as("pictures given back").hasValue(2);
        assertThat(live.poll()).isNull();
        assertThat(changes).hasValue(3);
    }

    @Test
    void wordOfHealthBetweenTwoFramesCountsTheFrameThatWasDroppedBeforeIt() throws Exception {
        // When
        live.offer(frame(0), after(0));
        live.skip();
        live.offer(health());
        live.offer(frame(2), after(2));
        // Then
        SlotEntry first = live.poll();
        assertThat(first.isFrame()).isFalse();
        assertThat(first.losses()).isEqualTo(new Losses(1, 1));
        SlotEntry second = live.poll();
        assertThat(sequence(second)).isEqualTo(2);
        assertThat(second.losses()).isEqualTo(Losses.NONE);
    }

    @Test
    void skippedFramesAreCountedWithWhatComesNext() throws Exception {
        // When
        file.skip();
        file.skip();
        file.offer(frame(2), after(2));
        file.skip();
        file.offer(health());
        // Then
        assertThat(file.poll().losses()).isEqualTo(new Losses(2, 0));
        assertThat(file.poll().losses()).isEqualTo(new Losses(1, 0));
    }

    @Test
    void aFilesThreadWaitsUntilThereIsRoom() throws Exception {
        // Given
        file.offer(frame(0), after(0));
        file.offer(frame(1), after(1));
        CountDownLatch offered = new CountDownLatch(1);
        Thread camera = offering(2, offered);
        // When
        while (camera.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(offered.getCount()).isOne();
        assertThat(sequence(file.poll())).isZero();
        // Then
        offered.await();
        assertThat(sequence(file.poll())).isEqualTo(1);
        assertThat(sequence(file.poll())).isEqualTo(2);
        assertThat(given).hasValue(0);
    }

    @Test
    void closingLetsGoOfAllAndOfWhoWaits() throws Exception {
        // Given
        file.offer(frame(0), after(0));
        file.offer(frame(1), after(1));
        CountDownLatch offered = new CountDownLatch(1);
        Thread camera = offering(2, offered);
        while (camera.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        // When
        file.close();
        // Then
        offered.await();
        camera.join();
        assertThat(given).hasValue(3);
        assertThat(file.poll()).isNull();
    }

    private Thread offering(int sequence, CountDownLatch offered) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                file.offer(frame(sequence), after(sequence));
                                offered.countDown();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void isExhaustedOnlyWhenAllWasTaken() throws Exception {
        // When
        file.offer(frame(0), after(0));
        file.finish();
        // Then
        assertThat(file.isExhausted()).isFalse();
        assertThat(file.poll()).isNotNull();
        assertThat(file.isExhausted()).isTrue();
    }

    @Test
    void keepsBoundedWordOfHealthWhileNobodyTakesIt() {
        // When
        for (int i = 0; i < 1000; i++) {
            live.offer(health());
        }
        // Then
        int waiting = 0;
        while (live.poll() != null) {
            waiting++;
        }
        assertThat(waiting).isEqualTo(64);
    }

    private static long sequence(SlotEntry entry) {
        return ((CapturedFrame) entry.signal()).info().sequence();
    }

    private CapturedFrame frame(long sequence) {
        PictureFormat format = Configs.SMALL;
        Picture picture =
                new Picture(
                        ByteBuffer.allocate(1),
                        format,
                        format.place(64, 48),
                        pixels -> given.incrementAndGet());
        return new CapturedFrame(
                new FrameInfo(
                        "door",
                        "dock",
                        0,
                        sequence,
                        0,
                        64,
                        48,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        ClockSource.ARRIVAL),
                picture);
    }

    private static CameraPosition after(long sequence) {
        return new CameraPosition(0, sequence + 1, sequence + 1, null, null, Duration.ZERO);
    }

    private static HealthSignal health() {
        return new HealthSignal(
                new CameraHealth(
                        "door",
                        "dock",
                        HealthStatus.ONLINE,
                        HealthReason.NONE,
                        "",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        0,
                        FrameCounts.none()));
    }
}
