package io.atalaya.pipeline.score;

import io.atalaya.operators.camera.CameraConfig;
import io.atalaya.operators.camera.ffmpeg.CameraUrl;
import io.atalaya.operators.score.ClipTruth;
import io.atalaya.operators.score.MotTruthReader;
import io.atalaya.operators.score.SceneEvent;
import io.atalaya.operators.score.TruthException;
import io.atalaya.pipeline.config.CameraSettings;
import io.atalaya.pipeline.config.PipelineConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with a pipeline, its clips and their truth.
 *
 * <pre>
 *   pipeline.yaml
 *   cell.mp4                  a clip that a camera of the pipeline plays
 *   truth/cell/gt.txt         what is in it, in the MOT Challenge's text,
 *   truth/cell.json           or in COCO's JSON
 *   truth/events.jsonl        what should be found
 * </pre>
 */
public final class ScoreFolder {
    private final Path folder;

    public ScoreFolder(Path folder) {
        this.folder = folder;
    }

    String name() {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? folder.toString() : name.toString();
    }

    /** The configuration that is scored. */
    public Path pipeline() {
        return folder.resolve("pipeline.yaml");
    }

    private Path truth() {
        return folder.resolve("truth");
    }

    /**
     * The clips that have truth, by the cameras that play them.
     *
     * @param leastVisibility what is less visible is ignored
     */
    Map<String, ClipTruth> clips(PipelineConfig config, double leastVisibility)
            throws IOException, TruthException {
        Map<String, ClipTruth> clips = new TreeMap<>();
        for (CameraSettings camera : config.cameras()) {
            String clip = clipOf(camera.camera());
            Path mot = truth().resolve(clip);
            Path coco = truth().resolve(clip + ".json");
            if (MotTruthReader.boxesIn(mot) != null) {
                clips.put(camera.name(), new MotTruthReader(mot, leastVisibility).read());
            } else if (Files.isRegularFile(coco)) {
                clips.put(camera.name(), new CocoTruthReader(coco).read());
            }
        }
        return clips;
    }

    /** The files that truth is read from, for people. */
    String truthOf(PipelineConfig config) {
        Stream<String> boxes =
                config.cameras().stream()
                        .map(camera -> clipOf(camera.camera()))
                        .filter(clip -> !clip.isEmpty())
                        .distinct()
                        .flatMap(clip -> Stream.of(clip + "/gt.txt", clip + ".json"));
        return Stream.concat(boxes, Stream.of("events.jsonl"))
                .map(file -> "truth/" + file)
                .collect(Collectors.joining(", "));
    }

    /** A clip's name is that of its file, without what follows the last dot. */
    static String clipOf(CameraConfig camera) {
        if (camera.cameraUrl().kind() != CameraUrl.Kind.FILE) {
            return "";
        }
        Path file = Path.of(camera.url()).getFileName();
        return file == null ? "" : file.toString().replaceFirst("\\.[^.]*$", "");
    }

    /** What should be found, nothing where there is no such file. */
    List<SceneEvent> events(PipelineConfig config) throws IOException, TruthException {
        Path file = truth().resolve("events.jsonl");
        return Files.isRegularFile(file) ? new EventTruthReader(file, config).read() : List.of();
    }
}
