package io.atalaya.operators.camera;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoException;
import io.atalaya.operators.camera.ffmpeg.VideoFailure;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.picture.CapturedFrame;
import io.atalaya.operators.source.Pace;
import io.atalaya.operators.source.PlaybackSpeed;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a file without loss, once or again and again, from wherever it was left. */
@OffTaskThread
final class FilePlayer implements CameraWork {
    private static final Logger LOG = LoggerFactory.getLogger(FilePlayer.class);

    // configuration
    private final CameraFeed feed;
    private final CameraConfig config;
    private final EventTime eventTime;
    private final Pace pace;

    // runtime
    private final FrameRateLimit limit;
    private CameraPosition position;
    private String end = "";
    private boolean correctionTold;

    FilePlayer(CameraFeed feed, CameraPosition position, EventTime eventTime, Pace pace) {
        this.feed = feed;
        this.config = feed.config();
        this.position = position;
        this.eventTime = eventTime;
        this.pace = pace;
        this.limit = new FrameRateLimit(config.maxFramesPerSecond());
        limit.resume(position.lastTime());
    }

    @Override
    public void run() throws InterruptedException {
        try {
            playPass();
            while (config.loop()) {
                position = position.nextPass();
                playPass();
            }
            feed.condition().ended(position.streamEpoch(), end);
        } catch (VideoException e) {
            if (e.failure() == VideoFailure.CANCELLED) {
                return;
            }
            LOG.warn("camera={} ends: {}", config.name(), e.getMessage());
            feed.condition().failed(feed.reasonFor(e.failure()), e.getMessage());
        }
    }

    private void playPass() throws VideoException, InterruptedException {
        try (VideoDecoder video = openBehind(position)) {
            Instant start = startOf(video);
            eventTime.atLeast(start);
            Timeline timeline = new Timeline(position, video.frameInterval());
            feed.tellOnline(position.streamEpoch(), video.fallbackReason().orElse(""));
            DecodeErrors errors = new DecodeErrors(video, feed.metrics());
            VideoFrame frame = video.next();
            while (frame != null) {
                play(video, frame, start, timeline);
                errors.tell();
                frame = video.next();
            }
            errors.tell();
            end =
                    FileEnd.describe(
                            video.statedEnd(), position.lastVideoTime(), video.frameInterval());
        }
        if (position.passFrames() == 0) {
            throw new VideoException(
                    VideoFailure.UNDECODABLE,
                    config.redactedUrl() + " holds no frame that can be decoded");
        }
    }

    private VideoDecoder openBehind(CameraPosition target) throws VideoException {
        VideoDecoder video = open();
        boolean ready = false;
        try {
            if (target.passFrames() == 0 || FileResume.bySeeking(video, target)) {
                ready = true;
                return video;
            }
        } finally {
            if (!ready) {
                video.close();
            }
        }
        return openAndCount(target);
    }

    private VideoDecoder openAndCount(CameraPosition target) throws VideoException {
        VideoDecoder video = open();
        boolean ready = false;
        try {
            FileResume.byCounting(video, target.passFrames());
            ready = true;
            return video;
        } finally {
            if (!ready) {
                video.close();
            }
        }
    }

    private VideoDecoder open() throws VideoException {
        VideoDecoder video = feed.makeVideo();
        boolean ready = false;
        try {
            video.open();
            ready = true;
            return video;
        } finally {
            if (!ready) {
                video.close();
            }
        }
    }

    private Instant startOf(VideoDecoder video) {
        return config.configuredStart().or(video::creationTime).orElse(Instant.EPOCH);
    }

    private void play(VideoDecoder video, VideoFrame frame, Instant start, Timeline timeline)
            throws VideoException, InterruptedException {
        Duration time = timeline.place(frame.time());
        tellCorrection(timeline);
        long sequence = position.nextSequence();
        position =
                new CameraPosition(
                        position.streamEpoch(),
                        sequence + 1,
                        position.passFrames() + 1,
                        frame.time(),
                        time,
                        timeline.shift());
        Instant capturedAt = start.plus(time);
        eventTime.advanceTo(capturedAt);
        feed.captured(frame, capturedAt);
        Instant arrivedAt = frame.arrivedAt();
        if (config.speed() == PlaybackSpeed.REALTIME) {
            pace.await(time);
            // As from a camera: before its time there is no frame.
            arrivedAt = Instant.now();
        }
        if (!limit.passes(time)) {
            feed.slot().skip();
            return;
        }
        FrameInfo info = describe(frame, sequence, capturedAt, arrivedAt);
        feed.slot()
                .offer(
                        new CapturedFrame(info, video.scaleTo(feed.input().format(), feed.pool())),
                        position);
    }

    private FrameInfo describe(
            VideoFrame frame, long sequence, Instant capturedAt, Instant arrivedAt) {
        return new FrameInfo(
                config.name(),
                config.areaOrName(),
                position.streamEpoch(),
                sequence,
                0,
                frame.widthPx(),
                frame.heightPx(),
                capturedAt,
                arrivedAt,
                ClockSource.FILE_TIMESTAMP);
    }

    private void tellCorrection(Timeline timeline) {
        if (timeline.correction() == Timeline.Correction.NONE) {
            return;
        }
        feed.metrics().timestampCorrected();
        if (!correctionTold) {
            correctionTold = true;
            LOG.info(
                    "camera={} frame={}: timestamp corrected, it is {}; further ones are counted",
                    config.name(),
                    position.nextSequence(),
                    timeline.correction());
        }
    }
}
