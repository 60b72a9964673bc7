package io.atalaya.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.atalaya.pipeline.config.PipelineConfigLoader;
import io.atalaya.schemas.v1.Alert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks through the console as people do, in Chromium, beside a pipeline that runs. */
class BrowserWalkITCase {
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final String ACKNOWLEDGE =
            """
            async (id) => {
              const session = await (await fetch("/api/v1/session")).json();
              const answer = await fetch(`/api/v1/alerts/${id}/acknowledge`, {method: "POST", body: "{}",
                headers: {"Content-Type": "application/json", "X-CSRF-Token": session.csrfToken}});
              return answer.status;
            }
            """;

    @TempDir static Path folder;

    private static WalkedPipeline pipeline;
    private static WalkedConsole console;
    private static Chromium chromium;
    private static AlertsInSight inSight;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.openOrSkip();
        pipeline = WalkedPipeline.start(folder.resolve("pipeline"));
        console = WalkedConsole.start(pipeline.topics(), folder);
        Page watching = page("vic");
        watching.navigate(console.url("/alerts?state=all&order=time"));
        inSight = AlertsInSight.on(watching);
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable one : Arrays.asList(chromium, console, pipeline)) {
            if (one != null) {
                one.close();
            }
        }
    }

    @Test
    void anAlertAppearsAndWhatIsDoneAboutItIsSeenElsewhere() throws Exception {
        Page ana = page("ana");
        assertThat(ana.locator(".row:visible").first()).isVisible();
        String id = pipeline.awaitAlertToAcknowledge();
        Page eva = page("eva");
        ana.navigate(console.url("/alerts/" + id));
        eva.navigate(console.url("/alerts/" + id));

        ana.locator(".buttons button.primary").first().click();

        assertThat(eva.locator(".history")).containsText("by ana");
        Alert change = pipeline.awaitChange(id, Alert.Change.ACKNOWLEDGE);
        assertThat(change.getChangedBy()).isEqualTo("ana");
    }

    /**
     * Whatever the machine does besides, one of some alerts gets there in time. One that nobody
     * acknowledges comes again as itself, so those that were late are.
     */
    @Test
    void anAlertIsSeenWithinTwoSecondsOfItsEvent() throws Exception {
        Instant limit = Instant.now().plus(WalkedPipeline.PATIENCE);
        Map<Duration, String> delays = inSight.delays(pipeline);
        Page ana = page("ana");
        Set<String> late = new HashSet<>();
        while (Instant.now().isBefore(limit) && !isOneInTime(delays)) {
            for (String id : delays.values()) {
                if (late.add(id)) {
                    ana.evaluate(ACKNOWLEDGE, id);
                }
            }
            delays = inSight.delays(pipeline);
        }
        System.out.println("alerts were seen so long after their events: " + delays.keySet());
        assertThat(isOneInTime(delays)).as("one of " + delays).isTrue();
    }

    private static boolean isOneInTime(Map<Duration, String> delays) {
        return delays.keySet().stream().anyMatch(delay -> delay.compareTo(SOON) <= 0);
    }

    /** The page is opened before there are any, and nothing is asked for twice. */
    @Test
    void theSnapshotLoadsAndTheClipPlays() throws Exception {
        String id = pipeline.awaitAlertToAcknowledge();
        Page vic = page("vic");
        vic.navigate(console.url("/alerts/" + id));
        vic.waitForFunction("() => document.querySelector('figure img')?.naturalWidth > 0");
        vic.waitForFunction(
                """
                () => {
                  const clip = document.querySelector("figure video");
                  if (!clip) return false;
                  clip.muted = true;
                  if (clip.paused && !clip.ended) clip.play().catch(() => {});
                  return clip.currentTime > 0.5;
                }
                """,
                null,
                new Page.WaitForFunctionOptions().setPollingInterval(250));
        assertThat(vic.getByText("as it was stored")).hasCount(2);
    }

    @Test
    void aViewerMayNotAcknowledge() throws Exception {
        String id = pipeline.awaitAlertToAcknowledge();
        Page vic = page("vic");
        vic.navigate(console.url("/alerts/" + id));
        assertThat(vic.locator(".alert-head h1")).isVisible();
        assertThat(vic.locator(".alert-head")).containsText("Your role sees alerts");
        assertThat(vic.getByText("Acknowledge", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(vic.evaluate(ACKNOWLEDGE, id)).isEqualTo(403);
    }

    @Test
    void aZoneIsDrawnAndItsYamlIsRight() throws Exception {
        Page eva = page("eva");
        eva.navigate(console.url("/setup"));
        SetupPage setup = new SetupPage(eva);
        setup.drawZone(new double[][] {{0.2, 0.3}, {0.7, 0.3}, {0.7, 0.8}, {0.2, 0.8}});
        eva.locator(".places input").first().fill("dock-edge");
        Locator yaml = eva.getByLabel("Zones and lines");
        assertThat(yaml).hasValue(Pattern.compile("dock-edge"));
        setup.button("Check it").first().click();
        assertThat(eva.getByText("It is right")).isVisible();

        Files.createFile(folder.resolve("people.onnx"));
        String whole =
                "models: [{name: people, file: people.onnx}]\ncameras:\n  - name: door\n"
                        + "    url: rtsp://10.0.0.7/stream1\n"
                        + yaml.inputValue().indent(4);
        var zone =
                PipelineConfigLoader.load(whole, "plant.yaml", folder, Map.of())
                        .config()
                        .cameras()
                        .get(0)
                        .zones()
                        .get(0);
        assertThat(zone.name()).isEqualTo("dock-edge");
        assertThat(zone.polygon()).hasSize(4);
        assertThat(zone.polygon().get(0).get(0)).isBetween(0.19, 0.21);
    }

    @Test
    void aRuleIsCheckedWithThePlaceOfItsMistake() throws Exception {
        Page eva = page("eva");
        eva.navigate(console.url("/setup"));
        eva.locator("textarea[name=rule]")
                .fill("name: r\narea: press\nwhen: reading('press-1/runing').flag\n");
        new SetupPage(eva).button("Check it").last().click();
        assertThat(eva.locator(".problems")).containsText("line 3, column");
        assertThat(eva.locator(".problems")).containsText("running");
    }

    @Test
    void aCameraIsTried() throws Exception {
        Page eva = page("eva");
        eva.navigate(console.url("/setup"));
        eva.locator("input[name=name]").fill("spare");
        SetupPage setup = new SetupPage(eva);
        setup.tryCamera(pipeline.clip());
        assertThat(eva.locator(".trial canvas")).isVisible();
        assertThat(eva.locator(".trial dl")).containsText("h264");
        assertThat(eva.getByLabel("The camera's entry")).hasValue(Pattern.compile("name: spare"));

        eva.locator("input[name=blur]").fill("person");
        setup.button("Try it").click();
        assertThat(eva.locator(".trial")).containsText("is not shown");
        assertThat(eva.locator(".trial canvas")).hasCount(0);
        assertThat(eva.getByLabel("The camera's entry")).hasValue(Pattern.compile("blur: .person"));
    }

    @Test
    void theLiveWallShowsEachCamera() throws Exception {
        Page vic = page("vic");
        vic.navigate(console.url("/live"));
        assertThat(vic.locator(".tile").first()).isVisible();
        assertThat(vic.locator(".tile .found").first()).hasText(Pattern.compile(".+"));
    }

    @Test
    void theServerStartsAgainAndThePageComesBack() throws Exception {
        Page ana = page("ana");
        Locator connection = ana.locator("#connection");
        assertThat(connection).hasText("Live");
        assertThat(ana.locator(".row:visible").first()).isVisible();
        console.close();
        assertThat(connection).containsText("Connection lost");
        console.startAgain();
        assertThat(connection).hasText("Live");
        assertThat(ana.locator(".row:visible").first()).isVisible();
    }

    /** After WCAG; and of each a picture for the documentation, where that is wanted. */
    @Test
    void everyPageIsThereForEverybodyInLightAndDark() throws Exception {
        Map<String, String> pages = pages(pipeline.awaitAlertToAcknowledge());
        List<String> violations = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page eva = page("eva", scheme);
            for (Map.Entry<String, String> one : pages.entrySet()) {
                eva.navigate(console.url(one.getValue()));
                assertThat(eva.locator("main h1").first()).isAttached();
                if (Pictures.areWanted() && one.getKey().equals("setup")) {
                    new SetupPage(eva).pose(pipeline.clip());
                }
                if (Pictures.areWanted() && one.getKey().equals("alert")) {
                    eva.waitForFunction(
                            "() => document.querySelectorAll('.evidence .proof').length >= 2");
                }
                for (String violation : Accessibility.violations(eva)) {
                    violations.add(one.getKey() + " " + scheme + ": " + violation);
                }
                Pictures.take(eva, one.getKey(), scheme);
            }
            eva.context().close();
        }
        assertThat(violations).isEmpty();
    }

    /** Nothing is wider than a phone that is held upright. */
    @Test
    void everyPageFitsAPhone() throws Exception {
        Page ana = page("ana");
        ana.setViewportSize(390, 844);
        for (Map.Entry<String, String> one : pages(pipeline.awaitAlertToAcknowledge()).entrySet()) {
            ana.navigate(console.url(one.getValue()));
            assertThat(ana.locator("main h1").first()).isAttached();
            Pictures.take(ana, one.getKey() + "-phone", ColorScheme.LIGHT);
            assertThat(
                            (Boolean)
                                    ana.evaluate(
                                            "() => document.querySelector('main').scrollWidth <= innerWidth"))
                    .as(one.getKey())
                    .isTrue();
        }
    }

    private static Map<String, String> pages(String alert) {
        return Map.of(
                "alerts", "/alerts",
                "alert", "/alerts/" + alert,
                "live", "/live",
                "areas", "/areas",
                "health", "/health",
                "setup", "/setup");
    }

    private static Page page(String user) {
        return page(user, ColorScheme.LIGHT);
    }

    private static Page page(String user, ColorScheme scheme) {
        return console.logIn(chromium.context(scheme), user);
    }
}
