package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.pipeline.tail.MessageFilter;
import io.atalaya.pipeline.tail.TailException;
import io.atalaya.pipeline.tail.TailOptions;
import io.atalaya.pipeline.tail.TopicTail;
import io.atalaya.schemas.Topic;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is on a topic. */
@Command(
        name = "tail",
        description = "Show the messages of a topic as they come, decoded, until Ctrl-C.")
final class TailCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Parameters(
            paramLabel = "TOPIC",
            completionCandidates = TopicNames.class,
            description = "${COMPLETION-CANDIDATES}; behind the prefix, where there is one.")
    private String topic = "";

    @Option(names = "--from-beginning", description = "Begin with the oldest message.")
    private boolean fromBeginning;

    @Option(names = "--no-follow", description = "Stop at what is the newest message now.")
    private boolean noFollow;

    @Option(names = "--json", description = "Print each message as JSON, one a line.")
    private boolean json;

    @Option(names = "--camera", paramLabel = "NAME", description = "Only of this camera.")
    private @Nullable String camera;

    @Option(names = "--label", paramLabel = "LABEL", description = "Only about such objects.")
    private @Nullable String label;

    @Option(
            names = "--grep",
            paramLabel = "TEXT",
            description = "Only with this text, in upper or lower case.")
    private @Nullable String text;

    TailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** For the help and for completion. */
    static final class TopicNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Topic.values()).map(Topic::topicName).iterator();
        }
    }

    @Override
    public Integer call() throws CommandException {
        try (TopicTail tail = new TopicTail(options(), this::print)) {
            tail.run();
        } catch (TailException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }

    private TailOptions options() {
        TopicPlace place = broker.place();
        return new TailOptions(
                place.bootstrapServers(),
                place.properties(),
                place.prefix() + topic,
                fromBeginning,
                !noFollow,
                json,
                terminal.coloured() && !json,
                ZoneId.systemDefault(),
                new MessageFilter(camera, label, text));
    }

    /** Each line at once: somebody may be watching through a pipe. */
    private void print(String line) {
        terminal.out().println(line);
    }
}
