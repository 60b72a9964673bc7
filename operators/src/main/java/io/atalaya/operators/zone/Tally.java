package io.atalaya.operators.zone;

import io.atalaya.operators.model.CrossingDirection;
import io.atalaya.operators.model.ZoneCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is inside, and how many crossed, while one frame is worked on. */
final class Tally {
    private record Inside(String zoneId, String label) {}

    private record Crossed(String lineId, String label, CrossingDirection direction) {}

    private final Map<Inside, Integer> inside = new LinkedHashMap<>();
    private final Map<Crossed, Long> crossed = new LinkedHashMap<>();

    Tally(ZoneMemory memory) {
        for (TrackWatch track : memory.tracks()) {
            for (ZoneVisit visit : track.visits()) {
                if (visit.inside()) {
                    entered(visit.zoneId(), track.label());
                }
            }
        }
        for (LineCount count : memory.lineCounts()) {
            Crossed key = new Crossed(count.lineId(), count.label(), count.direction());
            crossed.put(key, count.count());
        }
    }

    int entered(String zoneId, String label) {
        return inside.merge(new Inside(zoneId, label), 1, Integer::sum);
    }

    int left(String zoneId, String label) {
        return inside.merge(new Inside(zoneId, label), -1, Integer::sum);
    }

    int inside(String zoneId, String label) {
        return inside.getOrDefault(new Inside(zoneId, label), 0);
    }

    long crossed(String lineId, String label, CrossingDirection direction) {
        return crossed.merge(new Crossed(lineId, label, direction), 1L, Long::sum);
    }

    /**
     * One count for each zone and label that is there, and for the labels that a zone names also
     * when none is there, so that a chart of them comes back to zero.
     */
    List<ZoneCount> zoneCounts(List<ZoneWatcher> zones) {
        List<ZoneCount> counts = new ArrayList<>();
        for (ZoneWatcher watcher : zones) {
            String zoneId = watcher.config().name();
            Set<String> labels = new LinkedHashSet<>(watcher.config().labels());
            inside.forEach((key, count) -> addLabel(labels, zoneId, key, count));
            labels.stream().sorted().forEach(label -> counts.add(count(zoneId, label)));
        }
        return counts;
    }

    List<LineCount> lineCounts() {
        List<LineCount> counts = new ArrayList<>();
        crossed.forEach(
                (key, count) ->
                        counts.add(new LineCount(key.lineId, key.label, key.direction, count)));
        return counts;
    }

    private ZoneCount count(String zoneId, String label) {
        return new ZoneCount(zoneId, label, inside(zoneId, label));
    }

    private static void addLabel(Set<String> labels, String zoneId, Inside key, int count) {
        if (key.zoneId.equals(zoneId) && count > 0) {
            labels.add(key.label);
        }
    }
}
