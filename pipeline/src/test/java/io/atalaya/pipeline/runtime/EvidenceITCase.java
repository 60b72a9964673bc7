package io.atalaya.pipeline.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoFrame;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.pipeline.cli.Atalaya;
import io.atalaya.pipeline.cli.Terminal;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.Frame;
import io.atalaya.schemas.v1.Health;
import io.atalaya.schemas.v1.Object;
import io.atalaya.schemas.v1.Preview;
import io.atalaya.schemas.v1.StoredEvidence;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person without a helmet in a robot cell: what is kept of it, and what is not. */
class EvidenceITCase {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final DateTimeFormatter SEGMENT_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Duration INTERVAL = Duration.ofMillis(100);

    @TempDir Path folder;

    @Test
    void anAlertNamesItsSnapshotAndItsClip() throws Exception {
        try (RunningPipeline pipeline = run(load("", "recordings"))) {
            String broker = pipeline.kafka().bootstrapServers();
            var topics = new TopicReader(broker, "");
            List<Alert> alerts = topics.read(Topic.ALERT_EVENTS, Alert.class);
            Map<String, StoredEvidence> stored = RecordedCell.stored(topics);

            assertThat(alerts).isNotEmpty();
            for (Alert alert : alerts) {
                assertThat(alert.getEvidenceList())
                        .extracting(Evidence::getMediaType)
                        .containsExactly("image/jpeg", "video/mp4");
                for (Evidence evidence : alert.getEvidenceList()) {
                    StoredEvidence file = stored.get(evidence.getUri());
                    assertThat(file.getFailure()).isEmpty();
                    assertThat(file.getAlertId()).isEqualTo(alert.getAlertId());
                    assertThat(file.getSha256()).isEqualTo(sha256(file));
                    assertThat(file.getRedacted()).isFalse();
                }
            }
            StoredEvidence snapshot = of(stored, StoredEvidence.Kind.SNAPSHOT);
            StoredEvidence clip = of(stored, StoredEvidence.Kind.CLIP);
            assertThat(ImageIO.read(pathOf(snapshot).toFile()).getWidth()).isEqualTo(640);
            assertThat(frames(pathOf(clip))).isGreaterThan(40);
            canBeListedExportedAndDeleted(broker, snapshot.getAlertId());
        }
    }

    @Test
    void nothingUnblurredIsWrittenAnywhere() throws Exception {
        String privacy =
                """
                privacy: {blur: [person, person-without-helmet]}
                previews: {mode: always, framesPerSecond: 25, maxWidthPx: 1280, quality: 100}
                """;
        LoadedConfig loaded = load(privacy, "recordings");
        PictureFormat format =
                ConfigValidator.validate(loaded, progress -> {}).get("factory").pictureFormat();
        try (RunningPipeline pipeline = run(loaded)) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");
            Map<String, Frame> frames =
                    topics.read(Topic.DETECTIONS, Frame.class).stream()
                            .collect(Collectors.toMap(Frame::getId, Function.identity()));
            Map<String, StoredEvidence> stored = RecordedCell.stored(topics);

            previewsHideWhoMustNotBeRecognised(topics, frames, format);
            for (Path segment : filesIn(folder.resolve("recordings"))) {
                String name = segment.getFileName().toString();
                if (!name.endsWith(".mp4")) {
                    continue;
                }
                Instant start =
                        SEGMENT_TIME.parse(name.substring(0, name.indexOf('_')), Instant::from);
                videoHidesWhoMustNotBeRecognised(segment, start, frames, format);
            }
            assertThat(stored).isNotEmpty();
            for (StoredEvidence piece : stored.values()) {
                assertThat(piece.getRedacted()).isTrue();
                if (piece.getKind() == StoredEvidence.Kind.CLIP) {
                    videoHidesWhoMustNotBeRecognised(pathOf(piece), from(piece), frames, format);
                } else {
                    snapshotHidesWhoMustNotBeRecognised(piece, frames, format);
                }
            }
            nothingElseWasWrittenThatCouldShowAnybody(stored.size());
        }
    }

    private void nothingElseWasWrittenThatCouldShowAnybody(int numStored) throws Exception {
        assertThat(filesIn(folder.resolve("store"))).hasSize(numStored);
        for (Path file : filesIn(folder)) {
            String name = file.getFileName().toString();
            if (file.startsWith(folder.resolve("recordings"))) {
                assertThat(name).matches("retention|.*_redacted\\.mp4");
            } else if (!file.startsWith(folder.resolve("store"))) {
                assertThat(name).doesNotMatch(".*\\.(mp4|jpe?g|png|part|avi|mkv)");
            }
        }
    }

    @Test
    void aDiskThatTakesNothingEndsTheRecordingAndNotTheJob() throws Exception {
        Files.writeString(folder.resolve("taken"), "a file, where a folder should be");

        try (RunningPipeline pipeline = run(load("healthInterval: 200ms", "taken/recordings"))) {
            var topics = new TopicReader(pipeline.kafka().bootstrapServers(), "");

            assertThat(topics.read(Topic.ALERTS, Alert.class))
                    .extracting(Alert::getRuleId)
                    .contains("no-helmet-in-cell", "not-recorded-cell-1");
            assertThat(topics.read(Topic.DETECTIONS, Frame.class)).hasSize(300);
            assertThat(topics.read(Topic.HEALTH, Health.class))
                    .anySatisfy(
                            health -> {
                                assertThat(health.getStatus()).isEqualTo(Health.Status.DEGRADED);
                                assertThat(health.getReason())
                                        .isEqualTo(Health.Reason.RECORDING_FAILED);
                                assertThat(health.getDetail()).contains("nothing is recorded in");
                            });
            assertThat(RecordedCell.stored(topics).values())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.getFailure()).isNotEmpty());
        }
    }

    private void canBeListedExportedAndDeleted(String broker, String alertId) throws Exception {
        String id = alertId.substring(0, 8);
        assertThat(atalaya("evidence", "list", "--kafka", broker))
                .contains(alertId, "snapshot", "clip", "cell-1.mp4");
        Path target = folder.resolve("export");
        atalaya("evidence", "export", id, "--to", target.toString(), "--kafka", broker);
        assertThat(target.resolve(alertId))
                .isDirectoryContaining("glob:**cell-1.jpg")
                .isDirectoryContaining("glob:**cell-1.mp4")
                .isDirectoryContaining("glob:**cell-1.mp4.json");
        atalaya("evidence", "delete", alertId, "--kafka", broker);
        assertThat(atalaya("evidence", "list", id, "--kafka", broker)).contains("no evidence");
        assertThat(filesIn(folder.resolve("store"))).noneMatch(f -> f.toString().contains(alertId));
    }

    private static String atalaya(String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output, true);
        int exit = Atalaya.commandLine(new Terminal(out, out, false, false)).execute(arguments);
        assertThat(exit).as(output.toString()).isZero();
        return output.toString();
    }

    private static void previewsHideWhoMustNotBeRecognised(
            TopicReader topics, Map<String, Frame> frames, PictureFormat format) throws Exception {
        FineDetail people = new FineDetail();
        FineDetail elsewhere = new FineDetail();
        try (OriginalClip original = new OriginalClip(RecordedCell.CLIP, format)) {
            for (Preview preview : topics.read(Topic.PREVIEWS, Preview.class)) {
                Frame frame = frames.get(preview.getFrameId());
                BufferedImage shown = ImageIO.read(preview.getPicture().newInput());
                assertThat(preview.getRedacted()).isTrue();
                compare(people, elsewhere, shown, frame, original);
            }
        }
        // In the corner detail is there, but for what a JPEG leaves out, so the measure tells.
        assertThat(elsewhere.left()).isBetween(0.6, 1.1);
        assertThat(people.numCompared()).isGreaterThan(20);
        assertThat(people.left()).isLessThan(0.12);
    }

    private static void videoHidesWhoMustNotBeRecognised(
            Path file, Instant start, Map<String, Frame> frames, PictureFormat format)
            throws Exception {
        FineDetail people = new FineDetail();
        FineDetail elsewhere = new FineDetail();
        try (OriginalClip original = new OriginalClip(RecordedCell.CLIP, format);
                VideoDecoder video = new VideoDecoder(VideoOptions.file(file.toString()))) {
            video.open();
            VideoFrame next = video.next();
            while (next != null) {
                Duration sinceStart = Duration.between(START, start.plus(next.time()));
                long sequence = Math.round((double) sinceStart.toMillis() / INTERVAL.toMillis());
                BufferedImage shown = ImageIO.read(new ByteArrayInputStream(video.toJpeg()));
                compare(people, elsewhere, shown, frames.get("cell-1/0/" + sequence), original);
                next = video.next();
            }
        }
        assertThat(elsewhere.left()).as("%s", file).isBetween(0.2, 1.2);
        if (people.numCompared() > 0) {
            assertThat(people.left()).as("%s", file).isLessThan(0.12);
        }
    }

    private static void snapshotHidesWhoMustNotBeRecognised(
            StoredEvidence snapshot, Map<String, Frame> frames, PictureFormat format)
            throws Exception {
        FineDetail people = new FineDetail();
        Frame frame =
                frames.values().stream()
                        .filter(one -> one.getTimestamp().equals(snapshot.getFrom()))
                        .findFirst()
                        .orElseThrow();
        try (OriginalClip original = new OriginalClip(RecordedCell.CLIP, format)) {
            compare(
                    people,
                    new FineDetail(),
                    ImageIO.read(pathOf(snapshot).toFile()),
                    frame,
                    original);
        }
        assertThat(people.numCompared()).isPositive();
        // Boxes and zones are drawn over it.
        assertThat(people.left()).isLessThan(0.3);
    }

    private static void compare(
            FineDetail people,
            FineDetail elsewhere,
            BufferedImage shown,
            Frame frame,
            OriginalClip original)
            throws Exception {
        var real = original.frame(frame.getSequence());
        assertThat(shown.getWidth()).isEqualTo(real.widthPx());
        for (Object object : frame.getObjectsList()) {
            if (object.getType().startsWith("person")) {
                people.compare(shown, real, object.getBbox(), frame);
            }
        }
        elsewhere.compareCorner(shown, real);
    }

    private static int frames(Path file) throws Exception {
        int frames = 0;
        try (VideoDecoder video = new VideoDecoder(VideoOptions.file(file.toString()))) {
            video.open();
            assertThat(video.decoderName()).isEqualTo("h264");
            while (video.next() != null) {
                frames++;
            }
        }
        return frames;
    }

    private static StoredEvidence of(Map<String, StoredEvidence> stored, StoredEvidence.Kind kind) {
        return stored.values().stream()
                .filter(file -> file.getKind() == kind)
                .min(Comparator.comparing(StoredEvidence::getUri))
                .orElseThrow();
    }

    private static List<Path> filesIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    // Checksums of the file system's own.
                    .filter(file -> !file.getFileName().toString().endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }

    private static Instant from(StoredEvidence file) {
        return Instant.ofEpochSecond(file.getFrom().getSeconds(), file.getFrom().getNanos());
    }

    private static Path pathOf(StoredEvidence file) {
        return Path.of(URI.create(file.getUri()));
    }

    private static String sha256(StoredEvidence file) throws Exception {
        byte[] bytes = Files.readAllBytes(pathOf(file));
        assertThat(file.getBytes()).isEqualTo(bytes.length);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private LoadedConfig load(String cameraKeys, String recordings) throws Exception {
        String yaml =
                RecordedCell.yaml(
                        "embedded",
                        "startTime: " + START + "\nrecording: {enabled: true}\n" + cameraKeys,
                        "recordings: " + recordings + ", preRoll: 3s, postRoll: 2s");
        return PipelineConfigLoader.load(yaml, "evidence.yaml", folder, Map.of());
    }

    private static RunningPipeline run(LoadedConfig loaded) throws Exception {
        RunningPipeline pipeline = PipelineHere.prepare(loaded);
        boolean ended = false;
        try {
            pipeline.startJob();
            ended = pipeline.awaitEnd();
            return pipeline;
        } finally {
            if (!ended) {
                pipeline.close();
            }
        }
    }
}
