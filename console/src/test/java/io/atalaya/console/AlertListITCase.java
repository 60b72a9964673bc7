package io.atalaya.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.microsoft.playwright.Page;
import io.atalaya.schemas.v1.Alert;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of alerts in Chromium, with alerts that a test writes. */
class AlertListITCase {
    private static final int MANY = 10_000;
    private static final List<Alert.Priority> PRIORITIES =
            List.of(
                    Alert.Priority.CRITICAL,
                    Alert.Priority.HIGH,
                    Alert.Priority.MEDIUM,
                    Alert.Priority.LOW);

    /** Scrolls through the list for some seconds and gives the milliseconds that frames took. */
    private static final String SCROLL =
            """
            (step) => new Promise((resolve) => {
              const list = document.querySelector(".list");
              const frames = [];
              let last = performance.now();
              const end = last + 6000;
              const frame = (now) => {
                frames.push(now - last);
                last = now;
                list.scrollTop += step;
                if (now < end) requestAnimationFrame(frame);
                else resolve(frames.slice(1));
              };
              requestAnimationFrame(frame);
            })
            """;

    @TempDir static Path folder;

    private static WrittenConsole console;

    @BeforeAll
    static void start() throws Exception {
        console = WrittenConsole.openOrSkip(folder);
        console.topics().put(IntStream.range(0, MANY).mapToObj(AlertListITCase::alert).toList());
    }

    @AfterAll
    static void stop() throws Exception {
        if (console != null) {
            console.close();
        }
    }

    /** How long frames take is told and not asserted: that is the machine's affair. */
    @Test
    void tenThousandAlertsAreFewRows() throws Exception {
        Page page = console.logIn("ana");
        page.navigate(console.url("/alerts?state=all"));
        assertThat(page.locator(".alerts .hint")).containsText("10,000 of 10,000");

        tell("scrolling", page.evaluate(SCROLL, 400));
        Thread arrivals = arrivals();
        tell("scrolling while alerts arrive", page.evaluate(SCROLL, 400));
        tell("while alerts arrive", page.evaluate(SCROLL, 0));
        arrivals.join();

        page.locator(".list").press("End");
        assertThat(page.locator(".row.chosen")).containsText("Alert 9,999 of many");
        assertThat((Integer) page.evaluate("() => document.querySelectorAll('.row').length"))
                .isLessThan(100);
    }

    /** Twenty a second, each a new revision of an alert that is there. */
    private static Thread arrivals() {
        Thread thread =
                new Thread(
                        () -> {
                            for (int n = 0; n < 240; n++) {
                                console.topics().put(alert(n).toBuilder().setRevision(2).build());
                                pause();
                            }
                        },
                        "arrivals");
        thread.start();
        return thread;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(String what, Object frames) {
        double[] sorted =
                ((List<?>) frames)
                        .stream()
                                .mapToDouble(one -> ((Number) one).doubleValue())
                                .sorted()
                                .toArray();
        long slow = Arrays.stream(sorted).filter(millis -> millis > 50).count();
        System.out.printf(
                "%s: %d frames, middle %.0f ms, 99 %% within %.0f ms, slowest %.0f ms, %d over 50 ms%n",
                what,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                slow);
    }

    private static Alert alert(int number) {
        Instant start = Instant.now().minusSeconds(number * 7L);
        return Alert.newBuilder()
                .setAlertId("%08d-many".formatted(number))
                .setRevision(1)
                .setState(number % 5 == 0 ? Alert.State.UNACKNOWLEDGED : Alert.State.ACKNOWLEDGED)
                .setPriority(PRIORITIES.get(number % PRIORITIES.size()))
                .setRuleId("rule-" + number % 12)
                .setArea("hall-" + number % 7)
                .setSensorId("camera-" + number % 40)
                .setMessage("Alert %,d of many".formatted(number))
                .setTimestamp(Timestamp.newBuilder().setSeconds(start.getEpochSecond()))
                .setChange(Alert.Change.RAISE)
                .build();
    }
}
