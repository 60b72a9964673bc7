package io.atalaya.operators.camera;

import io.atalaya.operators.picture.CameraSignal;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Takes what a reader hands out. */
final class RecordingOutput implements ReaderOutput<CameraSignal> {
    private final Consumer<CameraSignal> consumer;

    RecordingOutput(Consumer<CameraSignal> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void collect(CameraSignal signal) {
        throw new AssertionError("a signal without a time");
    }

    @Override
    public void collect(CameraSignal signal, long timestamp) {
        consumer.accept(signal);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<CameraSignal> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}
}
