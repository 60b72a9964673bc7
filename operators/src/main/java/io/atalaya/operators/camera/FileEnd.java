package io.atalaya.operators.camera;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the reading of a file ended. A copy that was cut off ends without an error of any kind. */
final class FileEnd {
    private static final String COMPLETE = "read to its end";

    /** By how much a sound or a last picture may go on. */
    private static final Duration USUAL_REST = Duration.ofSeconds(1);

    private FileEnd() {}

    /**
     * In words.
     *
     * @param stated where the video ends as its container says; null where it says nothing
     * @param last the time of the last frame; null where it had none
     * @param interval from frame to frame, on average
     */
    static String describe(@Nullable Duration stated, @Nullable Duration last, Duration interval) {
        if (stated == null || last == null) {
            return COMPLETE;
        }
        Duration end = last.plus(interval);
        boolean early = end.plus(USUAL_REST).compareTo(stated) < 0;
        return early
                ? "its frames end at "
                        + seconds(end)
                        + ", although it says that it lasts until "
                        + seconds(stated)
                        + ": it seems to have been cut off"
                : COMPLETE;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
