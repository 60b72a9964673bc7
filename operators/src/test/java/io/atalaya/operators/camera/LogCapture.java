package io.atalaya.operators.camera;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All that the cameras log, down to debugging, while it is open. */
final class LogCapture implements AutoCloseable {
    private static final String LOGGER = "io.atalaya.operators.camera";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    private LogCapture() {}

    static LogCapture start() {
        LogCapture capture = new LogCapture();
        LoggerConfig logger = new LoggerConfig(LOGGER, Level.DEBUG, false);
        logger.addAppender(capture.appender(), Level.DEBUG, null);
        capture.context.getConfiguration().addLogger(LOGGER, logger);
        capture.context.updateLoggers();
        return capture;
    }

    private AbstractAppender appender() {
        AbstractAppender appender =
                new AbstractAppender("capture", null, null, true, Property.EMPTY_ARRAY) {
                    @Override
                    public void append(LogEvent event) {
                        lines.add(event.getMessage().getFormattedMessage() + event.getThrown());
                    }
                };
        appender.start();
        return appender;
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(LOGGER);
        context.updateLoggers();
    }
}
