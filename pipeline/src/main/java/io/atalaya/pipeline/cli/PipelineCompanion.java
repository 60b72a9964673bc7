package io.atalaya.pipeline.cli;

import io.atalaya.pipeline.config.PipelineConfig;
import io.atalaya.pipeline.operator.TopicPlace;
import java.net.URI;
import java.util.Optional;

/**
 * Runs beside a pipeline that a command has started, such as the console beside {@code demo}: it
 * reads the topics and the pipeline does not know of it. Named in {@code META-INF/services}, it is
 * there when its jar is on the class path.
 */
public interface PipelineCompanion {
    /**
     * Starts it, and tells people where it is. It must not keep the pipeline from running: what is
     * in its way it says and does without.
     *
     * @return ends it
     */
    Running start(TopicPlace place, PipelineConfig config, Terminal terminal);

    /** One that was started. */
    interface Running extends AutoCloseable {
        /** Where a browser finds it; empty where it has no pages, or could not be started. */
        default Optional<URI> url() {
            return Optional.empty();
        }

        @Override
        void close();
    }
}
