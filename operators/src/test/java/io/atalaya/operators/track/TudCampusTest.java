package io.atalaya.operators.track;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.score.ClearMot;
import io.atalaya.operators.score.MotText;
import io.atalaya.operators.score.TrackedFrame;
import io.atalaya.operators.score.TruthException;
import io.atalaya.operators.testing.Frames;
import io.atalaya.operators.testing.Material;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against a published sequence; SORT, on the same detections, is published with MOTA 62.7. */
class TudCampusTest {
    private static final int FRAMES = 71;
    private static final Duration INTERVAL = Duration.ofMillis(40);

    /** These detections are sure of themselves, 0.9 and more for four in five: so a high bar. */
    private static final TrackerConfig CONFIG =
            new TrackerConfig(0.8, 0.1, Duration.ofSeconds(2), 0.2, 1);

    @Test
    void isAtLeastAsGoodAsPublishedSort() throws Exception {
        ClearMot.Counts result = follow(1);

        System.out.println("TUD-Campus: " + result + ", MOTA " + result.mota());
        assertThat(result.mota()).as(result.toString()).isGreaterThanOrEqualTo(0.627);
        assertThat(result.switches()).as(result.toString()).isLessThanOrEqualTo(6);
    }

    /** A job that is behind drops frames; the objects stay themselves. */
    @Test
    void keepsIdsWhenEveryOtherFrameIsDropped() throws Exception {
        ClearMot.Counts result = follow(2);

        assertThat(result.mota()).as(result.toString()).isGreaterThanOrEqualTo(0.58);
        assertThat(result.switches()).as(result.toString()).isLessThanOrEqualTo(8);
    }

    private static ClearMot.Counts follow(int step) throws IOException, TruthException {
        Map<Integer, List<MotText.Row>> detections = read("tracking/TUD-Campus/det.txt");
        Map<Integer, List<MotText.Row>> truth = read("tracking/TUD-Campus/gt.txt");
        Frames camera = Frames.of("campus").every(INTERVAL);
        Tracker tracker = new Tracker(CONFIG);
        TrackerMemory memory = TrackerMemory.empty();
        ClearMot measured = new ClearMot();
        for (int frame = 1; frame <= FRAMES; frame += step) {
            DetectedObject[] objects =
                    detections.getOrDefault(frame, List.of()).stream()
                            .map(row -> Frames.seen("person", (float) row.confidence(), row.box()))
                            .toArray(DetectedObject[]::new);
            Tracker.Result result = tracker.follow(memory, camera.frame(frame, objects));
            memory = result.memory();
            measured.frame(
                    new TrackedFrame(
                            truthOf(truth.getOrDefault(frame, List.of())),
                            tracksOf(result.frame().objects())));
        }
        return measured.counts();
    }

    private static Map<Integer, List<MotText.Row>> read(String file)
            throws IOException, TruthException {
        return MotText.read(Material.file(file)).stream().collect(groupingBy(MotText.Row::frame));
    }

    private static Map<Integer, Box> truthOf(List<MotText.Row> rows) {
        return rows.stream()
                .filter(row -> row.confidence() != 0)
                .collect(toMap(MotText.Row::id, MotText.Row::box));
    }

    private static Map<String, Box> tracksOf(List<DetectedObject> objects) {
        Map<String, Box> boxes = new HashMap<>();
        objects.stream()
                .filter(object -> object.track() != null)
                .forEach(
                        object ->
                                boxes.put(
                                        Long.toString(object.track().id()),
                                        object.detection().box()));
        return boxes;
    }
}
