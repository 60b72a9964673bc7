package io.atalaya.operators.zone;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.DetectedObject;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.model.ZoneCount;
import io.atalaya.operators.model.ZoneEvent;
import io.atalaya.operators.model.ZoneEventType;
import io.atalaya.operators.testing.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold however people wander about, are missed and vanish. */
class ZonePropertyTest {
    private static final int PEOPLE = 6;
    private static final int FRAMES = 1500;

    private final Frames camera = Frames.of("door");
    private final Map<Long, Integer> visitOpen = new HashMap<>();
    private final Map<Long, CrossingDirection> lastCrossing = new HashMap<>();
    private final Map<CrossingDirection, Long> crossings = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhateverPeopleDo(long seed) {
        Random random = new Random(seed);
        WatchedZones zones = new WatchedZones(zones(random));
        double[] x = random.doubles(PEOPLE).toArray();
        double[] y = random.doubles(PEOPLE).toArray();
        long generation = 0;
        for (int i = 0; i < FRAMES; i++) {
            generation += random.nextInt(200) == 0 ? PEOPLE : 0;
            List<DetectedObject> seen = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                x[person] = bounded(x[person] + 0.03 * random.nextGaussian());
                y[person] = bounded(y[person] + 0.03 * random.nextGaussian());
                if (random.nextInt(5) > 0) {
                    seen.add(Frames.person(generation + person + 1, x[person], y[person]));
                }
            }
            Frame frame = zones.see(camera.frame(i, seen.toArray(DetectedObject[]::new)));
            check("seed " + seed + ", frame " + i, frame);
        }
        zones.see(camera.frame(FRAMES + 100)).events().forEach(event -> check("end", event));

        assertThat(visitOpen).as("seed %d: all visits are over", seed).isEmpty();
        assertThat(zones.numTracks()).isZero();
    }

    private void check(String when, Frame frame) {
        frame.events().forEach(event -> check(when, event));
        int inside = frame.zoneCounts().stream().mapToInt(ZoneCount::count).sum();
        assertThat(inside).as(when).isEqualTo(visitOpen.size());
        for (DetectedObject object : frame.objects()) {
            if (!object.zones().isEmpty()) {
                assertThat(visitOpen).as(when).containsKey(object.track().id());
            }
        }
    }

    private void check(String when, ZoneEvent event) {
        if (event.type() == ZoneEventType.ENTER) {
            assertThat(visitOpen.put(event.trackId(), event.visit())).as(when).isNull();
            assertThat(event.count()).as(when).isEqualTo(visitOpen.size());
        } else if (event.type() == ZoneEventType.LEAVE) {
            assertThat(visitOpen.remove(event.trackId())).as(when).isEqualTo(event.visit());
            assertThat(event.dwellMillis()).as(when).isNotNegative();
        } else if (event.type() == ZoneEventType.CROSS) {
            // The line goes through the whole picture, so nobody gets back around its ends.
            assertThat(lastCrossing.put(event.trackId(), event.direction()))
                    .as(when)
                    .isNotEqualTo(event.direction());
            assertThat(crossings.merge(event.direction(), 1L, Long::sum))
                    .as(when)
                    .isEqualTo(event.count());
        }
    }

    private static CameraZones zones(Random random) {
        ZoneConfig zone =
                new ZoneConfig(
                        "cell",
                        List.of(
                                List.of(0.2, 0.2),
                                List.of(0.8, 0.3),
                                List.of(0.5, 0.5),
                                List.of(0.7, 0.9)),
                        List.of(),
                        Anchor.BOTTOM_CENTRE,
                        1 + random.nextInt(4),
                        random.nextDouble() * 0.05,
                        Duration.ofSeconds(1));
        LineConfig line =
                new LineConfig(
                        "gate",
                        List.of(0.0, 0.5),
                        List.of(1.0, 0.5),
                        List.of(),
                        Anchor.BOTTOM_CENTRE,
                        1 + random.nextInt(3));
        return new CameraZones(List.of(zone), List.of(line), Duration.ofSeconds(1));
    }

    private static double bounded(double ratio) {
        return Math.max(0.06, Math.min(ratio, 0.94));
    }
}
