package io.atalaya.pipeline.cli;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.google.protobuf.Message;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.sink.KafkaConfig;
import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.live.LiveSummary;
import io.atalaya.pipeline.live.TopicFollower;
import io.atalaya.pipeline.operator.TopicPlace;
import io.atalaya.pipeline.process.OrderlyExit;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.schemas.Topic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;

/**
 * One pipeline from its start to its end, with a person at the terminal: what happens is printed,
 * Ctrl-C and SIGTERM stop it, with a last checkpoint where its state is kept.
 */
final class PipelineSession {
    private final Terminal terminal;
    private final PipelineConfig config;
    private final Map<String, ModelContract> contracts;
    private final RunningPipeline.Options options;
    private final LiveSummary summary = new LiveSummary();
    private final List<PipelineCompanion> companions = new ArrayList<>();
    private boolean stateIsKept = true;

    PipelineSession(
            Terminal terminal,
            PipelineConfig config,
            Map<String, ModelContract> contracts,
            RunningPipeline.Options options) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.config = requireNonNull(config, "config is null");
        this.contracts = Map.copyOf(contracts);
        this.options = requireNonNull(options, "options is null");
    }

    /** Whose state need not outlive it. */
    PipelineSession forgetting() {
        stateIsKept = false;
        return this;
    }

    /** With whatever else is on the class path to run beside a pipeline, such as the console. */
    PipelineSession withCompanions() {
        ServiceLoader.load(PipelineCompanion.class).forEach(companions::add);
        return this;
    }

    LiveSummary summary() {
        return summary;
    }

    /**
     * Runs it to its end.
     *
     * @param topics to follow
     * @param view shown every message on them
     */
    int run(List<Topic> topics, BiConsumer<Topic, Message> view) throws Exception {
        requireHostName();
        boolean finished = runToItsEnd(topics, view.andThen(summary));
        terminal.err().println(finished ? "all inputs have ended" : stopped());
        return ExitCode.OK;
    }

    /** Flink's cluster in this process looks its machine up by name. */
    private static void requireHostName() throws CommandException {
        try {
            InetAddress.getLocalHost();
        } catch (UnknownHostException e) {
            throw new CommandException(
                    "this machine's own name leads to no address ("
                            + e.getMessage()
                            + "); add a line to /etc/hosts: 127.0.1.1 and the name",
                    e);
        }
    }

    private String stopped() {
        return stateIsKept ? "stopped; started again it goes on from here" : "stopped";
    }

    private boolean runToItsEnd(List<Topic> topics, BiConsumer<Topic, Message> view)
            throws Exception {
        RunningPipeline prepared = start();
        try (OrderlyExit exit = OrderlyExit.begin();
                RunningPipeline pipeline = prepared;
                TopicFollower follower = TopicFollower.start(pipeline.kafka(), topics, view)) {
            if (exit.isAsked()) {
                return false;
            }
            pipeline.startJob();
            exit.whenAsked(stateIsKept ? pipeline::stop : pipeline::cancel);
            announce(pipeline.kafka().bootstrapServers());
            return awaitEndInCompany(pipeline);
        }
    }

    private boolean awaitEndInCompany(RunningPipeline pipeline) throws Exception {
        List<PipelineCompanion.Running> running = new ArrayList<>();
        try {
            for (PipelineCompanion companion : companions) {
                running.add(companion.start(place(pipeline.kafka()), config, terminal));
            }
            return pipeline.awaitEnd(this::tellOfRestart);
        } finally {
            running.forEach(PipelineCompanion.Running::close);
        }
    }

    /** Whoever watches the terminal would otherwise see a job that fails for ever do nothing. */
    private void tellOfRestart() {
        String folder = System.getProperty("java.io.tmpdir") + "/atalaya-logs";
        Path log = Path.of(System.getProperty("atalaya.logs", folder), "atalaya.log");
        terminal.err()
                .println(
                        terminal.red("the job failed")
                                + " and starts again from its last checkpoint; why says "
                                + log);
    }

    private static TopicPlace place(KafkaConfig kafka) {
        String prefix = requireNonNullElse(kafka.topicPrefix(), "");
        return new TopicPlace(kafka.bootstrapServers(), prefix, kafka.properties());
    }

    private RunningPipeline start() throws Exception {
        try (Progress progress = Progress.begin(terminal, "starting")) {
            return RunningPipeline.prepare(config, contracts, options, progress::detail);
        }
    }

    private void announce(String kafka) {
        terminal.err()
                .printf(
                        "running %s: %d cameras, %d sensors, Kafka at %s; Ctrl-C stops%n",
                        config.site(), config.cameras().size(), config.sensors().size(), kafka);
    }
}
