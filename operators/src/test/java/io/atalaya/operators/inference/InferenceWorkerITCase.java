package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.atalaya.operators.camera.ffmpeg.VideoDecoder;
import io.atalaya.operators.camera.ffmpeg.VideoOptions;
import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.inference.onnx.OnnxSessions;
import io.atalaya.operators.model.Detection;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import io.atalaya.operators.testing.Material;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real runs of ONNX Runtime, without threads. */
class InferenceWorkerITCase {
    @TempDir Path folder;

    @Test
    void findsInABatchWhatItFindsInEachPicture() throws Exception {
        ModelContract contract =
                ModelInspector.inspect(TestModels.material("deimv2_hgnetv2_femto_coco"));
        List<Picture> once = pictures(contract.pictureFormat());
        List<Picture> again = pictures(contract.pictureFormat());

        List<InferenceResult> batched = run(contract, 3, List.of(once));
        List<InferenceResult> single = run(contract, 1, again.stream().map(List::of).toList());

        assertThat(batched).hasSameSizeAs(single).hasSize(3);
        for (int i = 0; i < single.size(); i++) {
            List<Detection> expected = single.get(i).detections();
            assertThat(expected).hasSizeGreaterThan(1);
            assertThat(ReferenceDetections.matches(expected, batched.get(i).detections()))
                    .isEqualTo(expected.size());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            names = {"FLOAT", "FLOAT16", "UINT8"})
    void feedsPicturesOfEveryType(ElementType type) {
        Path file =
                new TinyModel()
                        .input("images", type, 1, 96, 96, 3)
                        .output("output0", new long[] {1, 300, 6}, 10, 20, 30, 40, 0.9f, 2)
                        .write(folder);
        ModelContract contract = ModelInspector.inspect(TestModels.file(file));
        PictureFormat format = contract.pictureFormat();
        Picture picture = new PicturePool(format).borrow(format.place(192, 192));

        InferenceResult result = run(contract, 1, List.of(List.of(picture))).get(0);

        assertThat(result.detections())
                .singleElement()
                .satisfies(
                        detection -> {
                            assertThat(detection.label()).isEqualTo("car");
                            assertThat(detection.box().left()).isEqualTo(20);
                            assertThat(detection.box().bottom()).isEqualTo(80);
                        });
    }

    private static List<InferenceResult> run(
            ModelContract contract, int batchSize, List<List<Picture>> batches) {
        List<CompletableFuture<InferenceResult>> futures = new ArrayList<>();
        try (ModelSession session = OnnxSessions.openCpu(contract, 1);
                InferenceWorker worker =
                        new InferenceWorker(
                                contract,
                                session,
                                contract.info(ExecutionProvider.CPU),
                                batchSize)) {
            for (List<Picture> batch : batches) {
                List<InferenceRequest> requests = new ArrayList<>();
                for (Picture picture : batch) {
                    CompletableFuture<InferenceResult> future = new CompletableFuture<>();
                    futures.add(future);
                    requests.add(new InferenceRequest(picture, completing(future), 0));
                }
                worker.process(requests);
            }
        }
        return futures.stream().map(CompletableFuture::join).toList();
    }

    private static InferenceCallback completing(CompletableFuture<InferenceResult> future) {
        return new InferenceCallback() {
            @Override
            public void completed(InferenceResult result) {
                future.complete(result);
            }

            @Override
            public void failed(Throwable cause) {
                future.completeExceptionally(cause);
            }
        };
    }

    private static List<Picture> pictures(PictureFormat format) throws Exception {
        String file = Material.file("videos/bottle-detection.mp4").toString();
        PicturePool pool = new PicturePool(format);
        List<Picture> pictures = new ArrayList<>();
        try (VideoDecoder decoder = new VideoDecoder(VideoOptions.file(file))) {
            decoder.open();
            while (pictures.size() < 3 && decoder.next() != null) {
                pictures.add(decoder.scaleTo(format, pool));
            }
        }
        return pictures;
    }
}
