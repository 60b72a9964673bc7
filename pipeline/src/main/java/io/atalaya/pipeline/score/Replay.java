package io.atalaya.pipeline.score;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.Message;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.pipeline.config.ConfigException;
import io.atalaya.pipeline.config.ConfigValidator;
import io.atalaya.pipeline.config.LoadedConfig;
import io.atalaya.pipeline.live.TopicFollower;
import io.atalaya.pipeline.process.OrderlyExit;
import io.atalaya.pipeline.runtime.RunningPipeline;
import io.atalaya.schemas.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Plays a pipeline whose inputs all end, with a broker of its own, to its end, and hands over
 * everything that it said.
 */
public final class Replay {
    private final LoadedConfig loaded;
    private final Map<String, ModelContract> contracts;
    private final Consumer<String> progress;

    private Replay(
            LoadedConfig loaded, Map<String, ModelContract> contracts, Consumer<String> progress) {
        this.loaded = requireNonNull(loaded, "loaded is null");
        this.contracts = contracts;
        this.progress = progress;
    }

    /**
     * Opens the models and looks at the clips.
     *
     * @param loaded with a state directory that nothing else uses
     * @param progress told in words what is being done
     */
    public static Replay of(LoadedConfig loaded, Consumer<String> progress) throws ConfigException {
        return new Replay(loaded, ConfigValidator.validate(loaded, progress), progress);
    }

    /**
     * Runs it to its end.
     *
     * @throws CancellationException where the process was told to end before
     * @param listener called on another thread, message by message; all calls are over at the end
     */
    public void run(List<Topic> topics, BiConsumer<Topic, Message> listener) throws Exception {
        var options = new RunningPipeline.Options(0, Optional.empty());
        var prepared = RunningPipeline.prepare(loaded.config(), contracts, options, progress);
        try (OrderlyExit exit = OrderlyExit.begin();
                RunningPipeline pipeline = prepared;
                TopicFollower follower = TopicFollower.start(pipeline.kafka(), topics, listener)) {
            pipeline.startJob();
            progress.accept("playing the clips");
            exit.whenAsked(pipeline::cancel);
            if (!pipeline.awaitEnd()) {
                throw new CancellationException("stopped before the clips' end");
            }
        }
    }
}
