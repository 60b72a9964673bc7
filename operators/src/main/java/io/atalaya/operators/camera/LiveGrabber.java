package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.source.Backoff;
import io.atalaya.operators.source.Pace;
import io.atalaya.operators.source.PlaybackSpeed;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a live camera, and makes the connection again whenever it is lost. */
@OffTaskThread
final class LiveGrabber implements CameraWork {
    private static final Logger LOG = LoggerFactory.getLogger(LiveGrabber.class);

    // configuration
    private final CameraFeed feed;
    private final CameraConfig config;
    private final Backoff backoff;
    private final Pace.Sleeper sleeper;

    // runtime
    private final FrameRateLimit limit;
    private final LiveClock clock;
    private CameraPosition position;
    private boolean epochUsed;
    private boolean clockTold;

    /**
     * @param position of the last frame before a restart, or the start
     */
    LiveGrabber(CameraFeed feed, CameraPosition position, Backoff backoff, Pace.Sleeper sleeper) {
        this.feed = feed;
        this.config = feed.config();
        this.backoff = backoff;
        this.sleeper = sleeper;
        this.position = position;
        this.epochUsed = position.nextSequence() > 0;
        this.limit = new FrameRateLimit(config.maxFramesPerSecond());
        this.clock = new LiveClock(config.cameraUrl().kind() == CameraUrl.Kind.DEVICE);
    }

    @Override
    public void run() throws InterruptedException {
        while (!feed.video().isStopped()) {
            VideoException lost = stream();
            if (lost.failure() == VideoFailure.CANCELLED) {
                return;
            }
            feed.condition().lost(feed.reasonFor(lost.failure()), lost.getMessage());
            Duration delay = backoff.nextDelay();
            LOG.info(
                    "camera={} tries again in {} ms: {}",
                    config.name(),
                    delay.toMillis(),
                    lost.getMessage());
            sleeper.sleep(delay);
        }
    }

    /** One connection, to its end; returns why it ended. */
    private VideoException stream() throws InterruptedException {
        long startNanos = System.nanoTime();
        boolean streamed = false;
        Pace pace = Pace.realtime();
        try (VideoDecoder video = feed.makeVideo()) {
            video.open();
            DecodeErrors errors = new DecodeErrors(video, feed.metrics());
            VideoFrame frame = video.next();
            while (frame != null) {
                if (!streamed) {
                    streamed = true;
                    startNanos = System.nanoTime();
                    begin(video);
                }
                grab(video, frame, pace);
                errors.tell();
                frame = video.next();
            }
            return new VideoException(
                    VideoFailure.UNREACHABLE, config.redactedUrl() + " ended its stream");
        } catch (VideoException e) {
            return e;
        } finally {
            if (streamed) {
                backoff.streamedFor(Duration.ofNanos(System.nanoTime() - startNanos));
            }
        }
    }

    private void begin(VideoDecoder video) {
        if (epochUsed) {
            position =
                    new CameraPosition(
                            position.streamEpoch() + 1,
                            position.nextSequence(),
                            0,
                            null,
                            null,
                            Duration.ZERO);
            feed.metrics().reconnected();
        }
        epochUsed = true;
        LOG.info(
                "camera={} streams, epoch={} decoder={}",
                config.name(),
                position.streamEpoch(),
                video.decoderName());
        feed.tellOnline(position.streamEpoch(), video.fallbackReason().orElse(""));
    }

    private void grab(VideoDecoder video, VideoFrame frame, Pace pace)
            throws VideoException, InterruptedException {
        Instant capturedAt = clock.capturedAt(frame);
        feed.captured(frame, capturedAt);
        tellDistrust();
        Duration time = frame.time();
        if (config.speed() == PlaybackSpeed.REALTIME && time != null) {
            pace.await(time);
        }
        long sequence = position.nextSequence();
        position =
                new CameraPosition(
                        position.streamEpoch(), sequence + 1, 0, null, null, Duration.ZERO);
        if (!limit.passes(Duration.between(Instant.EPOCH, capturedAt))) {
            feed.slot().skip();
            return;
        }
        FrameInfo info = describe(frame, sequence, capturedAt);
        feed.slot()
                .offer(
                        new CapturedFrame(info, video.scaleTo(feed.input().format(), feed.pool())),
                        position);
    }

    private FrameInfo describe(VideoFrame frame, long sequence, Instant capturedAt) {
        return new FrameInfo(
                config.name(),
                config.areaOrName(),
                position.streamEpoch(),
                sequence,
                0,
                frame.widthPx(),
                frame.heightPx(),
                capturedAt,
                frame.arrivedAt(),
                clock.source());
    }

    private void tellDistrust() {
        Duration distrusted = clock.distrusted();
        if (distrusted != null && !clockTold) {
            clockTold = true;
            LOG.warn(
                    "camera={}: its clock is {} behind ours, so frames are dated by their arrival;"
                            + " set the camera's clock by NTP",
                    config.name(),
                    distrusted);
        }
    }
}
