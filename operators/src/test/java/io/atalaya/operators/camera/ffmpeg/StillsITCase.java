package io.atalaya.operators.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.picture.ColourOrder;
import io.atalaya.operators.picture.Fit;
import io.atalaya.operators.picture.PackedPicture;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.SampleClips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a real clip whose frames come in another order than they are shown. */
class StillsITCase {
    private static final PictureFormat WHOLE =
            new PictureFormat(640, 360, ColourOrder.BGR, Fit.STRETCH, 0);
    private static final TreeMap<Duration, byte[]> ALL = new TreeMap<>();

    @BeforeAll
    static void decodeEveryFrame() throws Exception {
        PicturePool pool = new PicturePool(WHOLE);
        try (VideoDecoder video = open(SampleClips.cell())) {
            VideoFrame frame = video.next();
            while (frame != null && ALL.size() < 60) {
                try (Picture picture = video.scaleTo(WHOLE, pool)) {
                    ALL.put(frame.time(), PackedPicture.copyOf(picture).pixels());
                }
                frame = video.next();
            }
        }
    }

    @Test
    void areThoseOfAVideoOfWhichEveryFrameWasDecoded() throws Exception {
        List<Duration> times = new ArrayList<>(ALL.keySet());
        try (Stills stills = new Stills(SampleClips.cell())) {
            for (int i : new int[] {0, 3, 4, 4, 17, 18, 41, 55}) {
                Duration nearBy = times.get(i).plusMillis(i % 2 == 0 ? 30 : -30);
                assertThat(stills.at(nearBy).pixels())
                        .as("frame %d", i)
                        .isEqualTo(pixels(times, i));
            }
        }
    }

    @Test
    void justBehindTheEndItIsTheLastFrameAndFartherAwayThereIsNone(@TempDir Path folder)
            throws Exception {
        EncodedSegment segment = firstSegment();
        Path file = folder.resolve("segment.mp4");
        Files.write(file, segment.mp4());
        byte[] last = lastFrame(file);

        try (Stills stills = new Stills(file)) {
            assertThat(stills.at(segment.length().plusMillis(200)).pixels()).isEqualTo(last);
            assertThat(stills.at(segment.length().plusMillis(300)).pixels()).isEqualTo(last);
            assertThatThrownBy(() -> stills.at(segment.length().plusSeconds(2)))
                    .isInstanceOf(VideoException.class)
                    .hasMessageContaining("no picture of the moment");
        }
    }

    private static EncodedSegment firstSegment() throws Exception {
        List<EncodedSegment> segments = new ArrayList<>();
        PacketSegmenter segmenter =
                new PacketSegmenter(
                        Duration.ofSeconds(1),
                        new SegmentListener() {
                            @Override
                            public void segment(EncodedSegment segment) {
                                segments.add(segment);
                            }

                            @Override
                            public void unrecordable(String detail) {
                                throw new AssertionError(detail);
                            }
                        });
        try (VideoDecoder video = new VideoDecoder(options(SampleClips.cell()))) {
            video.record(segmenter);
            video.open();
            VideoFrame frame = video.next();
            while (frame != null && segments.isEmpty()) {
                segmenter.frameAt(frame.time(), Instant.EPOCH.plus(frame.time()));
                frame = video.next();
            }
        }
        return segments.get(0);
    }

    private static byte[] lastFrame(Path file) throws Exception {
        PicturePool pool = new PicturePool(WHOLE);
        byte[] last = new byte[0];
        try (VideoDecoder video = open(file)) {
            while (video.next() != null) {
                try (Picture picture = video.scaleTo(WHOLE, pool)) {
                    last = PackedPicture.copyOf(picture).pixels();
                }
            }
        }
        return last;
    }

    private static byte[] pixels(List<Duration> times, int index) {
        return ALL.get(times.get(index));
    }

    private static VideoDecoder open(Path file) throws VideoException {
        VideoDecoder video = new VideoDecoder(options(file));
        video.open();
        return video;
    }

    private static VideoOptions options(Path file) {
        return VideoOptions.file(file.toString());
    }
}
