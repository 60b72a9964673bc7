package io.atalaya.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.atalaya.console.security.PasswordHash;
import io.atalaya.console.security.Role;
import io.atalaya.console.security.User;
import io.atalaya.console.security.UserFile;
import io.atalaya.pipeline.operator.TopicPlace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;

/** A console with a viewer, an operator and an engineer, that can be started again. */
final class WalkedConsole implements AutoCloseable {
    private final TopicPlace topics;
    private final UserFile users;
    private final int port;
    private ConsoleServer server;

    private WalkedConsole(TopicPlace topics, UserFile users, int port) throws Exception {
        this.topics = topics;
        this.users = users;
        this.port = port;
        this.server = start();
    }

    static WalkedConsole start(TopicPlace topics, Path folder) throws Exception {
        UserFile users = UserFile.open(folder.resolve("users"));
        users.put(user("vic", Role.VIEWER));
        users.put(user("ana", Role.OPERATOR));
        users.put(user("eva", Role.ENGINEER));
        // Its port is its cookie's name, so it must be the same when it starts again.
        int port;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        return new WalkedConsole(topics, users, port);
    }

    static String password(String user) {
        return user + " has a long password";
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** A new page of somebody who has logged in. */
    Page logIn(BrowserContext context, String user) {
        Page page = context.newPage();
        page.navigate(url("/"));
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password(user));
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#connection")).hasText("Live");
        return page;
    }

    void startAgain() throws Exception {
        server = start();
    }

    private ConsoleServer start() throws Exception {
        return ConsoleServer.start(
                new ConsoleSettings(
                        topics,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                        Optional.empty(),
                        Optional.of(users)));
    }

    private static User user(String name, Role role) {
        return new User(name, role, PasswordHash.of(password(name).toCharArray()));
    }

    @Override
    public void close() {
        server.close();
    }
}
