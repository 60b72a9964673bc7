package io.atalaya.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.Evidence;
import io.atalaya.schemas.v1.StoredEvidence;
import io.atalaya.schemas.v1.Times;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do and hear when an alert calls, in Chromium, with alerts that a test writes. */
class CallingAlertsITCase {
    /** Remembers the tones that a page makes. */
    private static final String LISTEN =
            """
            window.tones = [];
            window.AudioContext = class extends AudioContext {
              constructor() { super(); window.audio = this; }
              createOscillator() {
                const tone = super.createOscillator();
                const start = tone.start.bind(tone);
                tone.start = (at) => { window.tones.push(Math.round(tone.frequency.value)); start(at); };
                return tone;
              }
            };
            """;

    /** Remembers the notifications that a page makes. */
    private static final String NOTE =
            """
            window.notes = [];
            window.Notification = class extends Notification {
              constructor(title, options) {
                super(title, options);
                window.notes.push([title, options.body]);
                window.note = this;
              }
            };
            """;

    @TempDir static Path folder;

    private static WrittenConsole console;

    @BeforeAll
    static void start() throws Exception {
        console = WrittenConsole.openOrSkip(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (console != null) {
            console.close();
        }
    }

    /** In Chromium a page may make sounds once somebody has clicked on it. */
    @Test
    void anAlertThatBeginsToCallIsHeard() {
        BrowserContext context = console.browser();
        context.addInitScript(LISTEN);
        Page page = console.logIn(context, "vic");
        Locator sound = page.locator("button.toggle", named("Sound"));
        assertThat(sound).hasAttribute("aria-pressed", "false");
        sound.click();
        assertThat(sound).hasAttribute("aria-pressed", "true");
        page.waitForFunction("() => window.tones.length === 1 && window.audio.state === 'running'");

        // There is one sound a second at most.
        page.waitForTimeout(1_100);
        console.topics().put(calling("heard", Alert.Priority.CRITICAL));
        page.waitForFunction("() => window.tones.length === 4 && window.tones[3] === 988");

        sound.click();
        page.waitForTimeout(1_100);
        console.topics().put(calling("not-heard", Alert.Priority.CRITICAL));
        awaitShown(page, "not-heard");
        assertThat(page.evaluate("() => window.tones.length")).isEqualTo(4);
    }

    /** Whoever looks at the page needs none. */
    @Test
    void anAlertThatBeginsToCallIsNotifiedOfBehindOtherWindows() {
        BrowserContext context = console.browser();
        context.grantPermissions(List.of("notifications"));
        context.addInitScript(NOTE);
        Page page = console.logIn(context, "vic");
        Locator notify = page.locator("button.toggle", named("Notify"));
        notify.click();
        assertThat(notify).hasAttribute("aria-pressed", "true");
        console.topics().put(calling("seen", Alert.Priority.CRITICAL));
        awaitShown(page, "seen");
        assertThat(page.evaluate("() => window.notes.length")).isEqualTo(0);

        page.evaluate("() => Object.defineProperty(document, 'hidden', {get: () => true})");
        console.topics().put(calling("unseen", Alert.Priority.HIGH));
        page.waitForFunction("() => window.notes.length === 1");
        assertThat(String.valueOf(page.evaluate("() => window.notes[0].join('; ')")))
                .isEqualTo("High: It calls: unseen; hall-1 · camera-1");
        page.evaluate("() => window.note.onclick()");
        assertThat(page.locator(".alert-head h1")).hasText("It calls: unseen");
    }

    @Test
    void withoutLeaveOfTheBrowserThereAreNoNotifications() {
        Page page = console.logIn("vic");
        page.evaluate("() => { Notification.requestPermission = async () => 'denied'; }");
        Locator notify = page.locator("button.toggle", named("Notify"));
        notify.click();
        assertThat(notify).hasAttribute("aria-pressed", "false");
    }

    /** A browser opens six connections to a server at most, whatever windows they are for. */
    @Test
    void severalWindowsOfOneBrowserAreLive() {
        BrowserContext browser = console.browser();
        console.logIn(browser, "vic");
        for (int window = 1; window < 5; window++) {
            Page page = browser.newPage();
            page.navigate(console.url("/health"));
            assertThat(page.locator("#connection")).hasText("Live");
            assertThat(page.locator("main")).containsText("No camera has reported yet");
        }
    }

    @Test
    void longNamesFitAPhone() {
        String name = "Hydraulikaggregattemperaturgrenzwertüberschreitungsmeldung";
        console.topics()
                .put(
                        calling("long", Alert.Priority.LOW).toBuilder()
                                .setRuleId(name)
                                .setArea(name)
                                .setSensorId("camera-of-" + name)
                                .setMessage(name)
                                .build());
        Page page = console.logIn("vic");
        page.setViewportSize(390, 844);
        awaitKnown(page, "long");
        for (String path : List.of("/alerts/long", "/alerts?text=" + name, "/live/" + name)) {
            page.navigate(console.url(path));
            assertThat(page.locator("main")).containsText(name);
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "() => document.querySelector('main').scrollWidth <= innerWidth"))
                    .as(path)
                    .isTrue();
        }
    }

    @Test
    void everythingIsDoneWithTheKeyboard() throws Exception {
        console.topics().put(calling("keys", Alert.Priority.CRITICAL));
        Page page = console.logIn("ana");
        try (var pipeline = new PipelineStandIn(console.topics())) {
            page.navigate(console.url("/alerts?order=time"));
            assertThat(page.locator(".list")).isFocused();
            assertThat(page.locator(".row:visible").first()).isVisible();
            press(page, "/", "It calls: keys", "Tab");
            while (!isFocused(page, ".list")) {
                press(page, "Tab");
            }
            press(page, "ArrowDown");
            assertThat(page.locator(".row.chosen")).containsText("It calls: keys");

            press(page, "a");
            Command acknowledged = command(pipeline, 0);
            assertThat(acknowledged.getAcknowledgeAlert().getAlertId()).isEqualTo("keys");

            press(page, "s");
            assertThat(page.locator("#shelf-time")).isFocused();
            press(page, "Tab", "for the night", "Enter");
            assertThat(page.locator("dialog")).hasCount(0);
            Command shelved = command(pipeline, 1);
            assertThat(shelved.getShelveAlert().getNote()).isEqualTo("for the night");

            press(page, "Enter");
            assertThat(page.locator(".alert-head h1")).hasText("It calls: keys");
            press(page, "Escape");
            assertThat(page.locator(".list")).isFocused();
        }
        for (String name : List.of("Live", "Areas", "Health")) {
            while (!isFocused(page, "nav a[href='/" + name.toLowerCase(Locale.ROOT) + "']")) {
                press(page, "Shift+Tab");
            }
            press(page, "Enter");
            assertThat(page.locator("nav a[aria-current]")).hasText(name);
        }
    }

    @Test
    void anAlertSaysWhatBecameOfItsEvidence() throws Exception {
        Path clip = folder.resolve("evidence").resolve("proof").resolve("door-clip.mp4");
        Files.createDirectories(clip.getParent());
        Files.writeString(clip, "0123456789");
        String uri = clip.toUri().toString();
        String lost = uri.replace("clip.mp4", "snapshot.jpg");
        console.topics()
                .put(
                        calling("proof", Alert.Priority.LOW).toBuilder()
                                .addEvidence(evidence(lost, "image/jpeg"))
                                .addEvidence(evidence(uri, "video/mp4"))
                                .build());
        Page page = console.logIn("vic");
        page.navigate(console.url("/alerts/proof"));
        assertThat(page.locator(".evidence")).containsText("The picture is being made");

        console.topics()
                .put(
                        Topic.EVIDENCE,
                        lost,
                        StoredEvidence.newBuilder()
                                .setAlertId("proof")
                                .setUri(lost)
                                .setMediaType("image/jpeg")
                                .setSensorId("door")
                                .setFailure("nothing was recorded")
                                .build());
        assertThat(page.locator(".evidence .bad"))
                .hasText("There is no picture of door: nothing was recorded.");
        console.topics()
                .put(
                        Topic.EVIDENCE,
                        uri,
                        StoredEvidence.newBuilder()
                                .setAlertId("proof")
                                .setUri(uri)
                                .setMediaType("video/mp4")
                                .setSha256("00")
                                .setBytes(10)
                                .build());
        assertThat(page.locator(".evidence")).containsText("changed since it was stored");
    }

    /** When it has come: what the page says of it is gone after seconds. */
    private static Command command(PipelineStandIn pipeline, int number) throws Exception {
        Instant limit = Instant.now().plus(Browser.PATIENCE);
        while (pipeline.commands().size() <= number && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
        }
        return pipeline.commands().get(number);
    }

    private static Evidence evidence(String uri, String mediaType) {
        return Evidence.newBuilder().setUri(uri).setMediaType(mediaType).build();
    }

    private static Alert calling(String id, Alert.Priority priority) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRevision(1)
                .setState(Alert.State.UNACKNOWLEDGED)
                .setPriority(priority)
                .setMessage("It calls: " + id)
                .setArea("hall-1")
                .setSensorId("camera-1")
                .setRuleId("press")
                .setTimestamp(now())
                .setChange(Alert.Change.RAISE)
                .setTimes(Times.newBuilder().setEmitted(now()))
                .build();
    }

    private static Timestamp now() {
        return Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()).build();
    }

    private static void awaitKnown(Page page, String id) {
        page.waitForFunction(
                "(id) => fetch('/api/v1/alerts/' + id).then((answer) => answer.ok)", id);
    }

    private static void awaitShown(Page page, String id) {
        awaitKnown(page, id);
        page.locator("input[type=search]").fill("It calls: " + id);
        assertThat(page.locator(".row:visible")).hasCount(1);
    }

    /** Keys, or text where that is no key. */
    private static void press(Page page, String... keys) {
        for (String key : keys) {
            if (key.contains(" ")) {
                page.keyboard().type(key);
            } else {
                page.keyboard().press(key);
            }
        }
    }

    private static boolean isFocused(Page page, String selector) {
        return (Boolean)
                page.evaluate("(selector) => document.activeElement.matches(selector)", selector);
    }

    private static Page.LocatorOptions named(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }
}
