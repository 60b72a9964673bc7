package io.atalaya.operators.rule;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.model.Frame;
import io.atalaya.operators.rule.present.AreaFact;
import io.atalaya.operators.rule.present.FrameFacts;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need to hear of frames, before these are sent to their areas: who is in a zone and
 * what happened. Of frames in a row that show nothing, they hear of the first only; most frames
 * cost nothing from here on.
 *
 * <ul>
 *   <li>In: frames with zones, each camera's in order and at one subtask.
 *   <li>Out: facts of areas.
 *   <li>State: none in checkpoints; after a restart the first quiet frame is told again.
 *   <li>Threads: the task's only.
 * </ul>
 */
public final class AreaFactsFunction extends RichFlatMapFunction<Frame, AreaFact> {
    private static final long serialVersionUID = 1L;

    // runtime
    private transient @Nullable Set<String> quiet;

    @Override
    public void open(OpenContext context) {
        quiet = new HashSet<>();
    }

    @Override
    public void flatMap(Frame frame, Collector<AreaFact> out) {
        FrameFacts facts = FrameFacts.of(frame);
        Set<String> quietCameras = requireNonNull(quiet, "not open");
        if (!facts.isQuiet()) {
            quietCameras.remove(facts.cameraId());
            out.collect(AreaFact.of(facts));
        } else if (quietCameras.add(facts.cameraId())) {
            out.collect(AreaFact.of(facts));
        }
    }
}
