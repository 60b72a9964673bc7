package io.atalaya.operators.rule.language;

import java.time.ZonedDateTime;

/** {@code now}: the site's own time. */
final class NowView extends View {
    private final ZonedDateTime local;

    NowView(ZonedDateTime local) {
        this.local = local;
    }

    @Override
    Object field(String field) {
        return switch (field) {
            case "hour" -> (long) local.getHour();
            case "minute" -> (long) local.getMinute();
            case "dayOfWeek" -> (long) local.getDayOfWeek().getValue();
            case "date" -> local.toLocalDate().toString();
            default -> throw noField(field);
        };
    }
}
