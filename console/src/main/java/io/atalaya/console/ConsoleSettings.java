package io.atalaya.console;

import static java.util.Objects.requireNonNull;

import io.atalaya.console.security.UserFile;
import io.atalaya.pipeline.operator.TopicPlace;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a console is started.
 *
 * @param topics where the pipeline's topics are
 * @param address to listen at, port 0 for any that is free
 * @param users who may log in; empty where whoever is on this machine is its engineer
 */
public record ConsoleSettings(
        TopicPlace topics,
        InetSocketAddress address,
        Optional<SSLContext> tls,
        Optional<UserFile> users) {
    public ConsoleSettings {
        requireNonNull(topics, "topics is null");
        requireNonNull(tls, "tls is null");
        requireNonNull(users, "users is null");
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("there is no address " + address.getHostString());
        }
        if (users.isEmpty() && !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "without users the console listens on this machine alone; add one with `atalaya"
                            + " console user add`");
        }
    }
}
