package io.atalaya.operators.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.camera.recording.PacketRecorder;
import io.atalaya.operators.camera.recording.RecordingConfig;
import io.atalaya.operators.camera.recording.RecordingPlan;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.ClockSource;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.EvidenceKind;
import io.atalaya.operators.model.EvidenceOrder;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.testing.RecordingMetricGroup;
import io.atalaya.operators.testing.SampleClips;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence of a real recording in a real folder. */
class EvidenceMakerITCase {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant MOMENT = START.plusSeconds(12);

    @TempDir Path folder;

    private final RecentFrames frames = new RecentFrames();
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private EvidencePlan plan;
    private EvidenceMaker maker;

    @BeforeEach
    void plan() {
        plan =
                new EvidencePlan(
                                new EvidenceConfig(
                                        folder.resolve("store").toString(),
                                        folder.resolve("recordings").toString(),
                                        Duration.ofDays(30),
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(2),
                                        0))
                        .camera(
                                new RecordedCamera(
                                        "cell", "hall", recording(), false, List.of(), List.of()));
        maker = new EvidenceMaker(plan, frames, () -> now);
    }

    @Test
    void aSnapshotShowsTheMomentWithItsBoxes() throws Exception {
        record(SampleClips.NUM_FRAMES);
        frames.add(frame(MOMENT.plusMillis(20), new Box(100, 100, 200, 300)));

        EvidenceFile file = make(EvidenceKind.SNAPSHOT).orElseThrow();

        assertThat(file.failure()).isEmpty();
        assertThat(file.mediaType()).isEqualTo("image/jpeg");
        assertThat(file.expires()).isEqualTo(now.plus(Duration.ofDays(30)));
        assertThat(file.sha256()).isEqualTo(sha256(pathOf(file)));
        BufferedImage image = ImageIO.read(pathOf(file).toFile());
        assertThat(image.getWidth()).isEqualTo(640);
        // On the left edge of the box, and just within it.
        assertThat(new Color(image.getRGB(100, 200)).getBlue()).isGreaterThan(200);
        assertThat(difference(image.getRGB(100, 200), image.getRGB(108, 200))).isGreaterThan(20);
    }

    @Test
    void whatIsOrderedTogetherIsMadeTogetherAndEachShowsItsOwnMoment() throws Exception {
        record(SampleClips.NUM_FRAMES);

        List<EvidenceFile> made =
                make(
                        order("late", EvidenceKind.SNAPSHOT, MOMENT.plusMillis(900)),
                        order("clip", EvidenceKind.CLIP, MOMENT),
                        order("early", EvidenceKind.SNAPSHOT, MOMENT.minusMillis(900)),
                        order("before", EvidenceKind.SNAPSHOT, START.minusSeconds(60)));

        assertThat(made)
                .extracting(EvidenceFile::alertId)
                .containsExactlyInAnyOrder("late", "early", "before", "clip");
        BufferedImage early = imageOf(made, "early");
        BufferedImage late = imageOf(made, "late");
        // A person walks; all else stands still.
        assertThat(changed(early, late)).isBetween(500, 100_000);
        assertThat(made)
                .filteredOn(file -> file.alertId().equals("before"))
                .singleElement()
                .satisfies(file -> assertThat(file.failure()).contains("nothing was recorded"));
    }

    private static int changed(BufferedImage one, BufferedImage other) {
        int changed = 0;
        for (int y = 0; y < one.getHeight() - 30; y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                changed += difference(one.getRGB(x, y), other.getRGB(x, y)) > 60 ? 1 : 0;
            }
        }
        return changed;
    }

    private static BufferedImage imageOf(List<EvidenceFile> made, String alertId) throws Exception {
        EvidenceFile file =
                made.stream()
                        .filter(one -> one.alertId().equals(alertId))
                        .findFirst()
                        .orElseThrow();
        return ImageIO.read(pathOf(file).toFile());
    }

    @Test
    void aClipShowsWhatWasBeforeAndAfter() throws Exception {
        record(SampleClips.NUM_FRAMES);

        EvidenceFile file = make(EvidenceKind.CLIP).orElseThrow();

        assertThat(file.failure()).isEmpty();
        assertThat(file.from()).isBeforeOrEqualTo(MOMENT.minusSeconds(3));
        assertThat(file.to()).isEqualTo(MOMENT.plusSeconds(2));
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(pathOf(file).toString()))) {
            video.open();
            assertThat(video.decoderName()).isEqualTo("h264");
            assertThat(video.next()).isNotNull();
        }
    }

    @Test
    void waitsForTheRecordingAndThenMakesOfItWhatThereIs() throws Exception {
        record(125);

        Optional<EvidenceFile> early = make(EvidenceKind.CLIP);
        now = now.plusSeconds(62);
        Optional<EvidenceFile> late = make(EvidenceKind.CLIP);

        assertThat(early).isEmpty();
        assertThat(late.orElseThrow().failure()).isEmpty();
    }

    @Test
    void saysWhyThereIsNoneWhenNothingWasRecorded() {
        now = now.plusSeconds(62);

        assertThat(make(EvidenceKind.CLIP).orElseThrow().failure())
                .contains("nothing was recorded");
        assertThat(make(EvidenceKind.SNAPSHOT).orElseThrow().failure())
                .contains("nothing was recorded");
    }

    @Test
    void whatWasRecordedBeforeThePrivacyWasConfiguredIsNotShown() throws Exception {
        record(SampleClips.NUM_FRAMES);
        plan.camera(new RecordedCamera("cell", "hall", recording(), true, List.of(), List.of()));
        now = now.plusSeconds(62);

        assertThat(make(EvidenceKind.CLIP).orElseThrow().failure())
                .contains("nothing was recorded");
        assertThat(make(EvidenceKind.SNAPSHOT).orElseThrow().failure())
                .contains("nothing was recorded");
    }

    @Test
    void isDeletedWhenItsTimeIsOverAndNotBefore() throws Exception {
        record(SampleClips.NUM_FRAMES);
        EvidenceFile file = make(EvidenceKind.SNAPSHOT).orElseThrow();
        Instant written = Files.getLastModifiedTime(pathOf(file)).toInstant();

        now = written.plus(Duration.ofDays(30));
        List<String> before = maker.tidy();
        now = now.plusSeconds(1);
        List<String> after = maker.tidy();

        assertThat(before).isEmpty();
        assertThat(after).containsExactly(file.uri());
        assertThat(pathOf(file)).doesNotExist();
        assertThat(maker.tidy()).isEmpty();
    }

    private Optional<EvidenceFile> make(EvidenceKind kind) {
        return make(order("a-1", kind, MOMENT)).stream().findFirst();
    }

    private List<EvidenceFile> make(EvidenceOrder... orders) {
        List<EvidenceFile> made = new ArrayList<>();
        maker.make(List.of(orders), false, (order, file) -> made.add(file));
        return made;
    }

    private static EvidenceOrder order(String alertId, EvidenceKind kind, Instant at) {
        Instant received = Instant.parse("2026-06-01T00:00:00Z");
        return new EvidenceOrder(alertId, "cell", kind, at, "Somebody is in the cell", received);
    }

    private void record(int numFrames) throws Exception {
        try (VideoDecoder video =
                        new VideoDecoder(VideoOptions.file(SampleClips.cell().toString()));
                PacketRecorder recorder =
                        new PacketRecorder(
                                "cell",
                                recording(),
                                false,
                                () -> START,
                                why -> {},
                                new RecordingMetricGroup())) {
            video.record(recorder.segmenter());
            video.open();
            VideoFrame frame = video.next();
            for (int i = 0; i < numFrames && frame != null; i++) {
                recorder.segmenter().frameAt(frame.time(), START.plus(frame.time()));
                frame = video.next();
            }
            video.close();
        }
    }

    private RecordingPlan recording() {
        return new RecordingPlan(
                new RecordingConfig(true, Duration.ofDays(1), 1000, Duration.ofSeconds(1), true),
                folder.resolve("recordings").toString(),
                0,
                false);
    }

    private static Frame frame(Instant at, Box box) {
        return new Frame(
                new FrameInfo("cell", "hall", 0, 120, 0, 640, 360, at, at, ClockSource.DEVICE),
                new ModelInfo("factory", "", "00", "fp32", "CPU", ""),
                at,
                List.of(DetectedObject.of(new Detection("person", 0, 0.9f, box))),
                List.of(),
                List.of());
    }

    private static Path pathOf(EvidenceFile file) {
        return Path.of(URI.create(file.uri()));
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static int difference(int one, int other) {
        Color a = new Color(one);
        Color b = new Color(other);
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }
}
