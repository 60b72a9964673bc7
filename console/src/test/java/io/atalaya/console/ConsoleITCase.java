package io.atalaya.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Timestamp;
import io.atalaya.console.security.PasswordHash;
import io.atalaya.console.security.Role;
import io.atalaya.console.security.User;
import io.atalaya.console.security.UserFile;
import io.atalaya.pipeline.demo.SampleStreams;
import io.atalaya.pipeline.tail.TopicConsumers;
import io.atalaya.schemas.Topic;
import io.atalaya.schemas.v1.Alert;
import io.atalaya.schemas.v1.Command;
import io.atalaya.schemas.v1.Site;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole console over HTTP, with a broker and a stand-in for the pipeline. */
class ConsoleITCase {
    private static final String PREFIX = "lab.";

    @TempDir static Path folder;

    private static ConsoleTopics topics;
    private static ConsoleServer console;
    private static UserFile users;

    @BeforeAll
    static void start() throws Exception {
        topics = ConsoleTopics.start(PREFIX);
        users = UserFile.open(folder.resolve("users"));
        users.put(new User("ana", Role.OPERATOR, PasswordHash.of("correct horse".toCharArray())));
        users.put(new User("eva", Role.ENGINEER, PasswordHash.of("staple horse".toCharArray())));
        users.put(new User("vic", Role.VIEWER, PasswordHash.of("battery staple".toCharArray())));
        console = startConsole();
    }

    @AfterAll
    static void stop() {
        console.close();
        topics.close();
    }

    @Test
    void anAlertAppearsAndItsRevisionsFollow() throws Exception {
        Browser ana = browser("ana", "correct horse");
        List<String> lines =
                ana.events(
                        "alerts",
                        "",
                        line -> {
                            if (line.equals("event:hello")) {
                                topics.put(alert("live-1", 1, Alert.State.UNACKNOWLEDGED));
                            }
                            return line.contains("\"id\":\"live-1\"");
                        });
        assertThat(lines).contains("event:alerts");

        topics.put(alert("live-1", 2, Alert.State.ACKNOWLEDGED));
        await(() -> ana.json("/api/v1/alerts/live-1").path("history").size() == 2);
        var shown = ana.json("/api/v1/alerts/live-1");
        assertThat(shown.path("row").path("state").asText()).isEqualTo("ACKNOWLEDGED");
        assertThat(shown.path("alert").path("response").asText()).isEqualTo("Stop the press");
        assertThat(ana.json("/api/v1/alerts?state=acknowledged&rule=press&limit=500").toString())
                .contains("live-1");
        assertThat(ana.json("/api/v1/alerts?state=acknowledged&area=elsewhere").path("alerts"))
                .isEmpty();
        assertThat(ana.get("/api/v1/alerts?priority=urgent").statusCode()).isEqualTo(400);
        assertThat(ana.get("/api/v1/alerts/none").statusCode()).isEqualTo(404);
    }

    @Test
    void anAcknowledgementIsOnTheTopicWithItsUser() throws Exception {
        topics.put(alert("ack-1", 1, Alert.State.UNACKNOWLEDGED));
        Browser ana = browser("ana", "correct horse");
        try (var pipeline = new PipelineStandIn(topics)) {
            var answer = ana.post("/api/v1/alerts/ack-1/acknowledge", "{\"note\":\"on my way\"}");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"outcome\":\"DONE\"");
            Command command = pipeline.commands().get(0);
            assertThat(command.getIssuedBy()).isEqualTo("ana");
            assertThat(command.getAcknowledgeAlert().getAlertId()).isEqualTo("ack-1");
            assertThat(command.getAcknowledgeAlert().getNote()).isEqualTo("on my way");
            assertThat(command.hasExpires()).isTrue();

            pipeline.refuse("not now");
            var refused = ana.post("/api/v1/alerts/ack-1/shelve", "{\"duration\":\"PT30M\"}");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("not now");
            assertThat(pipeline.commands().get(1).getShelveAlert().getDuration().getSeconds())
                    .isEqualTo(1800);
        }
    }

    @Test
    void whoMayNotIsRefused() throws Exception {
        Browser vic = browser("vic", "battery staple");
        var refused = vic.post("/api/v1/alerts/x/acknowledge", "{}");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"role\"").contains("operator");

        Browser ana = browser("ana", "correct horse");
        assertThat(ana.post("/api/v1/rules/press/service", "{\"outOfService\":true}").statusCode())
                .isEqualTo(403);
        Browser nobody = new Browser(console.url());
        assertThat(nobody.get("/api/v1/alerts").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/api/v1/events?channels=alerts").statusCode()).isEqualTo(401);
        assertThat(nobody.get("/").statusCode()).isEqualTo(200);
        assertThat(nobody.logIn("ana", "wrong")).isEqualTo(401);
    }

    @Test
    void theServerStartsAgainWithSessionsAndAlertsAsTheyWere() throws Exception {
        IntStream.range(0, 20)
                .forEach(n -> topics.put(alert("again-" + n, 1, Alert.State.UNACKNOWLEDGED)));
        Browser ana = browser("ana", "correct horse");
        await(() -> ana.json("/api/v1/alerts").toString().contains("again-19"));
        String lastId =
                ana.events("alerts", "", line -> line.startsWith("id:")).stream()
                        .filter(line -> line.startsWith("id:"))
                        .findFirst()
                        .orElseThrow()
                        .substring(3);

        int port = console.url().getPort();
        console.close();
        console = startConsole(port);
        await(() -> ana.json("/api/v1/alerts").toString().contains("again-19"));
        assertThat(ana.events("alerts", lastId.strip(), line -> line.equals("event:reset")))
                .isNotEmpty();
        assertThat(ana.json("/api/v1/session").path("name").asText()).isEqualTo("ana");
    }

    @Test
    void severalConsolesShowAndDoTheSame() throws Exception {
        topics.put(alert("both-1", 1, Alert.State.UNACKNOWLEDGED));
        Browser ana = browser("ana", "correct horse");
        try (ConsoleServer other = startConsole();
                var pipeline = new PipelineStandIn(topics)) {
            Browser there = new Browser(other.url());
            await(() -> there.logIn("ana", "correct horse") == 200);
            await(() -> there.json("/api/v1/alerts").toString().contains("both-1"));

            assertThat(there.post("/api/v1/alerts/both-1/acknowledge", "{}").statusCode())
                    .isEqualTo(200);
            pipeline.refuse("somebody knows already");
            assertThat(ana.post("/api/v1/alerts/both-1/acknowledge", "{}").statusCode())
                    .isEqualTo(409);
            topics.put(alert("both-1", 2, Alert.State.ACKNOWLEDGED));
            for (Browser one : List.of(ana, there)) {
                await(() -> one.json("/api/v1/alerts/both-1").toString().contains("ACKNOWLEDGED"));
            }
        }
    }

    @Test
    void theLagOfTheJobsGroupsIsTold() throws Exception {
        topics.put(Topic.SITES, "plant", Site.newBuilder().setSite("plant").build());
        var commands = new TopicPartition(topics.place().nameOf(Topic.COMMANDS), 0);
        topics.put(Topic.COMMANDS, "one", Command.getDefaultInstance());
        try (var job =
                TopicConsumers.open(
                        topics.place().bootstrapServers(),
                        Map.of("group.id", PREFIX + "commands-of-plant"))) {
            job.assign(List.of(commands));
            long end = job.endOffsets(List.of(commands)).get(commands);
            job.commitSync(Map.of(commands, new OffsetAndMetadata(end - 1)));
        }
        Browser ana = browser("ana", "correct horse");
        await(() -> ana.json("/api/v1/lags").path("lags").size() == 1);
        var lag = ana.json("/api/v1/lags").path("lags").get(0);
        assertThat(lag.path("group").asText()).isEqualTo("lab.commands-of-plant");
        assertThat(lag.path("topic").asText()).isEqualTo("lab.commands");
        assertThat(lag.path("messages").asInt()).isPositive();
    }

    /** Whatever name it is tried under, and with the field for labels left empty. */
    @Test
    void aCameraThatAPipelineBlursIsNotShownUnblurred() throws Exception {
        Path scenes = SampleStreams.find().folder();
        Path blurred = scenes.resolve("zone-intrusion/cell.mp4");
        topics.put(
                Topic.SITES,
                "lab",
                Site.newBuilder()
                        .setSite("lab")
                        .addCameras(
                                Site.Camera.newBuilder()
                                        .setSensorId("cell-1")
                                        .setOrigin(blurred.toRealPath().toString())
                                        .addBlurredLabels("person"))
                        .build());
        Browser eva = browser("eva", "staple horse");
        await(() -> eva.json("/api/v1/sites").toString().contains("\"lab\""));
        JsonNode hidden = tryCamera(eva, "file://" + blurred);
        assertThat(hidden.path("codec").asText()).isEqualTo("h264");
        assertThat(hidden.path("picture").asText()).isEmpty();
        assertThat(hidden.path("hidden").asText()).contains("cell-1");
        assertThat(hidden.path("yaml").asText()).contains("privacy: {blur: [person]}");

        JsonNode shown = tryCamera(eva, scenes + "/line-count/belt.mp4");
        assertThat(shown.path("picture").asText()).isNotEmpty();
        assertThat(shown.path("hidden").asText()).isEmpty();
    }

    private static JsonNode tryCamera(Browser browser, String url) throws Exception {
        String json = "{\"name\":\"spare\",\"blur\":\"\",\"url\":\"%s\"}".formatted(url);
        var answer = browser.post("/api/v1/setup/camera", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static Browser browser(String name, String password) throws Exception {
        Browser browser = new Browser(console.url());
        assertThat(browser.logIn(name, password)).isEqualTo(200);
        return browser;
    }

    private static ConsoleServer startConsole() throws Exception {
        // Its port is its cookie's name, so it must be the same when it starts again.
        try (var probe = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = probe.getLocalPort();
            probe.close();
            return startConsole(port);
        }
    }

    private static ConsoleServer startConsole(int port) throws Exception {
        return ConsoleServer.start(
                new ConsoleSettings(
                        topics.place(),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        Optional.empty(),
                        Optional.of(users)));
    }

    private static Alert alert(String id, int revision, Alert.State state) {
        return Alert.newBuilder()
                .setAlertId(id)
                .setRevision(revision)
                .setState(state)
                .setPriority(Alert.Priority.HIGH)
                .setRuleId("press")
                .setArea("hall-1")
                .setSensorId("cam-1")
                .setMessage("A worker is in the press")
                .setResponse("Stop the press")
                .setTimestamp(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                .build();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Instant end = Instant.now().plus(Browser.PATIENCE);
        Exception last = null;
        while (Instant.now().isBefore(end)) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (java.io.IOException e) {
                last = e;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it did not come true in time", last);
    }
}
