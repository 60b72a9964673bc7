package io.atalaya.operators.inference;

import io.atalaya.operators.model.CameraHealth;
import io.atalaya.operators.model.DeadLetter;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** What leaves the inference stage beside the frames. */
public final class InferenceOutputs {
    /** The cameras' health, with counts that are complete for all frames before it. */
    public static final OutputTag<CameraHealth> HEALTH =
            new OutputTag<>("camera-health", TypeInformation.of(CameraHealth.class));

    /** Frames that the model could not be run on. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS =
            new OutputTag<>("inference-dead-letters", TypeInformation.of(DeadLetter.class));

    private InferenceOutputs() {}
}
