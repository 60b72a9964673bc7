package io.atalaya.console;

import io.atalaya.console.api.AlertsResource;
import io.atalaya.console.api.AreasResource;
import io.atalaya.console.api.CommandDesk;
import io.atalaya.console.api.CommandsResource;
import io.atalaya.console.api.ConsoleGate;
import io.atalaya.console.api.EvidenceResource;
import io.atalaya.console.api.HealthResource;
import io.atalaya.console.api.LiveResource;
import io.atalaya.console.api.OpenApiResource;
import io.atalaya.console.api.SessionResource;
import io.atalaya.console.api.SetupResource;
import io.atalaya.console.api.SiteResource;
import io.atalaya.console.api.StatusResource;
import io.atalaya.console.api.TopicCommandDesk;
import io.atalaya.console.evidence.EvidenceStore;
import io.atalaya.console.http.ApiResource;
import io.atalaya.console.http.EventHub;
import io.atalaya.console.http.WebServer;
import io.atalaya.console.live.GroupLags;
import io.atalaya.console.live.LiveModel;
import io.atalaya.console.live.PreviewAsker;
import io.atalaya.console.live.TopicReader;
import io.atalaya.console.security.LoginAttempts;
import io.atalaya.console.security.SigningKey;
import io.atalaya.console.security.UserFile;
import io.atalaya.console.security.UserFileException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A running console: it reads the topics and serves the pages until it is closed. */
public final class ConsoleServer implements AutoCloseable {
    private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(15);

    private final ConsoleSettings settings;
    private final WebServer web;
    private final TopicReader reader;
    private final PreviewAsker previews;
    private final GroupLags lags;

    private ConsoleServer(
            ConsoleSettings settings,
            WebServer web,
            TopicReader reader,
            PreviewAsker previews,
            GroupLags lags) {
        this.settings = settings;
        this.web = web;
        this.reader = reader;
        this.previews = previews;
        this.lags = lags;
    }

    /**
     * Starts it; a broker that is not there yet is waited for.
     *
     * @throws IOException where the address cannot be used
     */
    public static ConsoleServer start(ConsoleSettings settings)
            throws IOException, UserFileException {
        EventHub hub = new EventHub();
        LiveModel live = new LiveModel(hub);
        ConsoleGate gate = gate(settings);
        var desk = new TopicCommandDesk(settings.topics(), COMMAND_PATIENCE);
        var previews = new PreviewAsker(settings.topics(), Clock.systemUTC());
        var lags = new GroupLags(settings.topics(), InstantSource.system());
        WebServer web;
        try {
            web =
                    WebServer.start(
                            settings.address(),
                            settings.tls(),
                            gate,
                            resources(live, gate, desk, previews, lags),
                            hub);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException) {
                throw new IOException(
                        "%s:%d is taken or not this machine's (%s)"
                                .formatted(
                                        settings.address().getHostString(),
                                        settings.address().getPort(),
                                        e.getCause().getMessage()),
                        e);
            }
            throw e;
        }
        TopicReader reader = TopicReader.start(settings.topics(), LiveModel.lookbacks(), live);
        return new ConsoleServer(settings, web, reader, previews, lags);
    }

    /** All that the API offers, beside the stream of events. */
    static List<ApiResource> resources(
            LiveModel live,
            ConsoleGate gate,
            CommandDesk desk,
            PreviewAsker previews,
            GroupLags lags) {
        return List.of(
                new SessionResource(gate, new LoginAttempts(Clock.systemUTC())),
                new OpenApiResource(),
                new StatusResource(live),
                new AlertsResource(live, InstantSource.system()),
                new EvidenceResource(live.alerts(), live.evidence(), new EvidenceStore()),
                new CommandsResource(desk),
                new HealthResource(live, lags),
                new SiteResource(live),
                new AreasResource(live),
                new LiveResource(live, previews::lookAt),
                new SetupResource(live));
    }

    /** For a browser. */
    public URI url() {
        InetAddress address = settings.address().getAddress();
        String host = address.isAnyLocalAddress() ? "localhost" : address.getHostAddress();
        String scheme = settings.tls().isPresent() ? "https" : "http";
        String written = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("%s://%s:%d/".formatted(scheme, written, web.port()));
    }

    @Override
    public void close() {
        web.close();
        reader.close();
        previews.close();
        lags.close();
    }

    private static ConsoleGate gate(ConsoleSettings settings) throws UserFileException {
        Optional<UserFile> users = settings.users();
        if (users.isEmpty()) {
            return ConsoleGate.forThisMachine(System.getProperty("user.name", "engineer"));
        }
        Path file = users.get().path();
        Path keyFile = file.resolveSibling(file.getFileName() + ".key");
        return ConsoleGate.withUsers(
                users.get(),
                SigningKey.of(keyFile),
                settings.address().getPort(),
                settings.tls().isPresent(),
                Clock.systemUTC());
    }
}
