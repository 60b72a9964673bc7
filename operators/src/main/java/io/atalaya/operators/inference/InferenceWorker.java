package io.atalaya.operators.inference;

import io.atalaya.operators.OffTaskThread;
import io.atalaya.operators.decode.Candidates;
import io.atalaya.operators.decode.NonMaximumSuppression;
import io.atalaya.operators.decode.OutputDecoder;
import io.atalaya.operators.decode.OutputTensors;
import io.atalaya.operators.model.Box;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.model.ModelInfo;
import io.atalaya.operators.picture.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker thread's memory and steps: pixels in, model, boxes out. */
@OffTaskThread
final class InferenceWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceWorker.class);

    private final ModelInfo info;
    private final ModelSession.Run run;
    private final OutputDecoder decoder;
    private final ClassMeanings classes;
    private final Candidates candidates = new Candidates();
    private final NonMaximumSuppression suppression;
    private final float scoreThreshold;

    InferenceWorker(ModelContract contract, ModelSession session, ModelInfo info, int batchSize) {
        this.info = info;
        this.run = session.newRun(batchSize);
        this.decoder = contract.output().decoders().get();
        this.classes = new ClassMeanings(contract);
        ModelConfig config = contract.config();
        // Boxes that the model itself has chosen are all kept: nothing overlaps by more than 1.
        boolean suppress = contract.output().needsSuppression();
        this.suppression =
                new NonMaximumSuppression(
                        suppress ? (float) config.nmsIouThreshold() : 1, config.maxDetections());
        this.scoreThreshold = (float) config.scoreThreshold();
    }

    /** Runs a batch and reports each picture's result, or the one failure to all of them. */
    void process(List<InferenceRequest> batch) {
        long started = System.nanoTime();
        List<Placement> placements = new ArrayList<>(batch.size());
        List<InferenceResult> results = new ArrayList<>(batch.size());
        try {
            for (int place = 0; place < batch.size(); place++) {
                placements.add(batch.get(place).picture().placement());
                run.load(place, batch.get(place).picture());
                batch.get(place).picture().close();
            }
            long loaded = System.nanoTime();
            OutputTensors outputs = run.run(batch.size());
            long ran = System.nanoTime();
            for (int place = 0; place < batch.size(); place++) {
                long decodeFrom = System.nanoTime();
                List<Detection> detections = detections(outputs, place, placements.get(place));
                StageTimes times =
                        new StageTimes(
                                started - batch.get(place).submittedNanos(),
                                (loaded - started) / batch.size(),
                                (ran - loaded) / batch.size(),
                                System.nanoTime() - decodeFrom);
                results.add(new InferenceResult(detections, Instant.now(), info, times));
            }
        } catch (RuntimeException | Error e) {
            // Whatever it was, the next pictures have their own chance.
            batch.forEach(request -> report(request, () -> request.fail(e)));
            return;
        }
        for (int place = 0; place < batch.size(); place++) {
            InferenceRequest request = batch.get(place);
            InferenceResult result = results.get(place);
            report(request, () -> request.callback().completed(result));
        }
    }

    @Override
    public void close() {
        run.close();
    }

    private List<Detection> detections(OutputTensors outputs, int place, Placement placement) {
        candidates.clear();
        decoder.decode(outputs, place, scoreThreshold, candidates);
        int kept = suppression.select(candidates);
        List<Detection> detections = new ArrayList<>(kept);
        for (int n = 0; n < kept; n++) {
            int i = suppression.kept(n);
            Box box =
                    placement.toSource(
                            candidates.left(i),
                            candidates.top(i),
                            candidates.right(i),
                            candidates.bottom(i));
            // A box wholly in the padding shows nothing of the camera's picture.
            if (box.area() > 0) {
                detections.add(classes.detection(candidates.classId(i), candidates.score(i), box));
            }
        }
        return detections;
    }

    // A listener's fault must not take the worker from the other cameras.
    private void report(InferenceRequest request, Runnable report) {
        try {
            report.run();
        } catch (RuntimeException e) {
            LOG.error("model={} a listener of {} failed", info.name(), request.callback(), e);
        }
    }
}
