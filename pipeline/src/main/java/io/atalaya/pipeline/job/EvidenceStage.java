package io.atalaya.pipeline.job;

import static java.util.Objects.requireNonNull;

import io.atalaya.operators.evidence.EvidenceOperatorFactory;
import io.atalaya.operators.evidence.EvidenceOutputs;
import io.atalaya.operators.evidence.EvidencePlan;
import io.atalaya.operators.model.Alert;
import io.atalaya.operators.model.DeadLetter;
import io.atalaya.operators.model.EvidenceFile;
import io.atalaya.operators.model.Frame;
import io.atalaya.operators.sink.FactEncoder;
import io.atalaya.operators.sink.TopicWriter;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** From alerts to their evidence on its topic, beside the alarms and never in their way. */
final class EvidenceStage {
    /**
     * How long frames wait to be handed on together. They are looked up when a segment is complete,
     * seconds later, and to send each on at once wakes a thread for each.
     */
    private static final Duration GATHERED_FOR = Duration.ofMillis(200);

    private final EvidencePlan plan;
    private final DataStream<Frame> frames;
    private final TopicWriter topics;

    /**
     * @param frames of all cameras
     */
    EvidenceStage(EvidencePlan plan, DataStream<Frame> frames, TopicWriter topics) {
        this.plan = requireNonNull(plan, "plan is null");
        this.frames = requireNonNull(frames, "frames is null");
        this.topics = requireNonNull(topics, "topics is null");
    }

    EvidencePlan plan() {
        return plan;
    }

    /** Returns what could not be written. */
    DataStream<DeadLetter> wire(DataStream<Alert> alerts) {
        EvidencePlan concerned = plan;
        DataStream<Frame> needed =
                frames.filter(frame -> concerned.concerns(frame.info().cameraId()))
                        .name(JobNames.FRAMES_WITH_EVIDENCE)
                        .uid(JobNames.FRAMES_WITH_EVIDENCE)
                        .setBufferTimeout(GATHERED_FOR.toMillis());
        SingleOutputStreamOperator<EvidenceFile> files =
                alerts.connect(needed)
                        .transform(
                                JobNames.EVIDENCE,
                                TypeInformation.of(EvidenceFile.class),
                                new EvidenceOperatorFactory(plan))
                        .uid(JobNames.EVIDENCE)
                        .setParallelism(1);
        return topics.write(files, FactEncoder.evidence(), JobNames.EVIDENCE_OUT)
                .union(
                        topics.write(
                                files.getSideOutput(EvidenceOutputs.DELETED),
                                FactEncoder.deletedEvidence(),
                                JobNames.DELETED_EVIDENCE_OUT));
    }
}
