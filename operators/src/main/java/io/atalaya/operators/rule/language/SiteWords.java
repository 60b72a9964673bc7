package io.atalaya.operators.rule.language;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The names that mean something to a site's rules, and the site's own time.
 *
 * @param detectors the names of anomaly detectors; empty where they are not known
 */
public record SiteWords(
        List<AreaWords> areas, List<String> detectors, List<ShiftConfig> shifts, ZoneId timeZone)
        implements Serializable {
    public SiteWords {
        areas = List.copyOf(areas);
        detectors = List.copyOf(detectors);
        shifts = List.copyOf(shifts);
    }

    public List<String> areaNames() {
        return areas.stream().map(AreaWords::area).toList();
    }

    public Optional<AreaWords> area(String name) {
        return areas.stream().filter(area -> area.area().equals(name)).findFirst();
    }

    List<String> shiftNames() {
        return shifts.stream().map(ShiftConfig::name).toList();
    }
}
