package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.SampleClips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real clip through segments and back: as it came, encoded anew, and cut. */
class SegmentsITCase {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration LEAST = Duration.ofSeconds(2);

    private final List<EncodedSegment> segments = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final SegmentListener listener =
            new SegmentListener() {
                @Override
                public void segment(EncodedSegment segment) {
                    segments.add(segment);
                }

                @Override
                public void unrecordable(String detail) {
                    troubles.add(detail);
                }
            };

    @TempDir Path folder;

    @Test
    void keepEveryFrameAsItCame() throws Exception {
        record();

        assertThat(troubles).isEmpty();
        assertThat(segments).hasSizeGreaterThan(2);
        Instant first = segments.get(0).start();
        // The clip's frames come in another order than they are shown.
        assertThat(first).isBetween(START.minusMillis(250), START);
        Instant next = first;
        int frames = 0;
        for (EncodedSegment segment : segments) {
            assertThat(Duration.between(next, segment.start()).abs())
                    .isLessThan(Duration.ofMillis(5));
            frames += frames(write(segment));
            next = segment.start().plus(segment.length());
        }
        assertThat(frames).isEqualTo(SampleClips.NUM_FRAMES);
        assertThat(Duration.between(first, next)).isBetween(seconds(29.9), seconds(30.2));
    }

    @Test
    void ofPicturesThatWereEncodedAnewHaveTheirTimes() throws Exception {
        PictureFormat format =
                new PictureFormat(416, 416, ColourOrder.BGR, Fit.LETTERBOX_TOP_LEFT, 114);
        PicturePool pool = new PicturePool(format);
        try (VideoDecoder video = new VideoDecoder(file(SampleClips.cell()));
                PictureSegmenter segmenter = new PictureSegmenter(LEAST, listener)) {
            video.open();
            for (int i = 0; i < 50; i++) {
                video.next();
                try (Picture picture = video.scaleTo(format, pool)) {
                    segmenter.take(PackedPicture.copyOf(picture), at(i));
                }
            }
            segmenter.end();
        }

        assertThat(troubles).isEmpty();
        assertThat(segments)
                .extracting(EncodedSegment::start)
                .containsExactly(START, START.plusSeconds(2), START.plusSeconds(4));
        List<Duration> times = new ArrayList<>();
        try (VideoDecoder video = new VideoDecoder(file(write(segments.get(1))))) {
            video.open();
            VideoFrame frame = video.next();
            while (frame != null) {
                assertThat(frame.widthPx()).isEqualTo(416);
                assertThat(frame.heightPx()).isEqualTo(234);
                times.add(frame.time());
                frame = video.next();
            }
        }
        assertThat(times).hasSize(20).startsWith(Duration.ZERO, Duration.ofMillis(100));
        assertThat(times).isSorted();
    }

    @Test
    void areCutIntoAClipThatBeginsWithItsTableOfContents() throws Exception {
        record();
        Instant from = START.plusMillis(7_300);
        Instant to = START.plusMillis(13_300);
        Path clip = folder.resolve("clip.mp4");

        Instant begins = ClipCutter.cut(sources(), from, to, clip);

        assertThat(begins).isBeforeOrEqualTo(from).isAfter(from.minusSeconds(6));
        String head = new String(Files.readAllBytes(clip), StandardCharsets.ISO_8859_1);
        assertThat(head.indexOf("moov")).isBetween(1, head.indexOf("mdat"));
        long expected = Duration.between(begins, to).toMillis() / 100;
        assertThat((long) frames(clip)).isBetween(expected, expected + 4);
    }

    @Test
    void ofTimesThatWereNotRecordedThereIsNoClip() {
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () ->
                                        ClipCutter.cut(
                                                List.of(),
                                                START,
                                                START.plusSeconds(1),
                                                folder.resolve("none.mp4"))))
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("nothing was recorded");
    }

    private void record() throws Exception {
        try (VideoDecoder video = new VideoDecoder(file(SampleClips.cell()))) {
            PacketSegmenter segmenter = new PacketSegmenter(LEAST, listener);
            video.record(segmenter);
            video.open();
            VideoFrame frame = video.next();
            while (frame != null) {
                segmenter.frameAt(frame.time(), START.plus(frame.time()));
                frame = video.next();
            }
        }
    }

    private List<ClipCutter.Source> sources() throws Exception {
        List<ClipCutter.Source> sources = new ArrayList<>();
        for (EncodedSegment segment : segments) {
            sources.add(new ClipCutter.Source(write(segment), segment.start()));
        }
        return sources;
    }

    private Path write(EncodedSegment segment) throws Exception {
        return Files.write(folder.resolve(segment.start().toEpochMilli() + ".mp4"), segment.mp4());
    }

    private static int frames(Path path) throws Exception {
        int frames = 0;
        try (VideoDecoder video = new VideoDecoder(file(path))) {
            video.open();
            while (video.next() != null) {
                frames++;
            }
            assertThat(video.decodeErrors()).isZero();
            assertThat(video.decoderName()).isEqualTo("h264");
        }
        return frames;
    }

    private static VideoOptions file(Path path) {
        return VideoOptions.file(path.toString());
    }

    private static Instant at(int frame) {
        return START.plus(SampleClips.INTERVAL.multipliedBy(frame));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
