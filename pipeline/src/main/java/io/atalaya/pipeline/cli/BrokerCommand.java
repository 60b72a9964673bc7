package io.atalaya.pipeline.cli;

import io.atalaya.operators.sink.Delivery;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.operators.sink.KafkaUnavailableException;
import io.atalaya.operators.sink.MessageFormat;
import io.atalaya.operators.sink.TopicCreator;
import io.atalaya.pipeline.broker.EmbeddedBroker;
import io.atalaya.pipeline.broker.EmbeddedBrokerException;
import io.atalaya.pipeline.process.OrderlyExit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the embedded broker for itself, until somebody ends it. */
@Command(
        name = "broker",
        description = {
            "Run the embedded Kafka broker alone, with all topics, until Ctrl-C.",
            "It serves clients on this machine only."
        })
final class BrokerCommand implements Callable<Integer> {
    private static final Duration TOPICS_TIMEOUT = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "The port to listen on (${DEFAULT-VALUE}); 0 for any that is free.")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where to keep the messages. Left out: they are gone at the end.")
    private @Nullable Path folder;

    BrokerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        try (OrderlyExit exit = OrderlyExit.begin();
                EmbeddedBroker broker = start()) {
            terminal.out().println("broker at " + broker.bootstrapServers() + "; Ctrl-C ends it");
            exit.awaitAsked();
        }
        return ExitCode.OK;
    }

    private EmbeddedBroker start() throws CommandException, InterruptedException {
        try (Progress progress = Progress.begin(terminal, "starting the broker")) {
            EmbeddedBroker broker =
                    folder == null
                            ? EmbeddedBroker.startTemporary(port)
                            : EmbeddedBroker.start(port, folder);
            progress.detail("creating topics");
            createTopics(broker);
            return broker;
        } catch (EmbeddedBrokerException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void createTopics(EmbeddedBroker broker)
            throws CommandException, InterruptedException {
        KafkaConfig config =
                new KafkaConfig(
                        broker.bootstrapServers(),
                        null,
                        MessageFormat.PROTOBUF,
                        Delivery.AT_LEAST_ONCE,
                        Map.of());
        try {
            TopicCreator.create(config, TOPICS_TIMEOUT);
        } catch (KafkaUnavailableException e) {
            broker.close();
            throw new CommandException("the topics could not be created: " + e.getMessage(), e);
        }
    }
}
