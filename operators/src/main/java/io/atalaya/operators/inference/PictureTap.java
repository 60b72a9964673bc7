package io.atalaya.operators.inference;

import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.FrameInfo;
import io.atalaya.operators.picture.PackedPicture;
import java.util.List;
import org.apache.flink.util.OutputTag;

/**
 * Who wants to see pictures together with what was found in them, such as who makes previews. It is
 * asked in the chain, on the task thread, and sees blurred what the camera's configuration says.
 */
public interface PictureTap extends AutoCloseable {
    /** Whether this frame's picture is wanted; each frame is asked for, in the camera's order. */
    boolean wants(FrameInfo frame);

    /**
     * A picture that was wanted. One whose frame the model could not be run on never comes.
     *
     * @param found all that the model found in it
     */
    void take(PackedPicture picture, FrameInfo frame, List<Detection> found, SideOutput output);

    /** Why it cannot do with a camera's pictures what it is there for; empty where it can. */
    default String trouble(String cameraId) {
        return "";
    }

    @Override
    void close();

    /** The way out for what a tap makes. */
    @FunctionalInterface
    interface SideOutput {
        <T> void collect(OutputTag<T> tag, T value);
    }
}
