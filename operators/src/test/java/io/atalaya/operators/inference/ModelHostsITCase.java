package io.atalaya.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atalaya.operators.inference.onnx.BuiltInProviders;
import io.atalaya.operators.picture.Picture;
import io.atalaya.operators.picture.PictureFormat;
import io.atalaya.operators.picture.PicturePool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ModelHostsITCase {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void lendsOneHostToAllAndClosesItWithTheLast() throws Exception {
        ModelConfig config = TestModels.material("fastestdet_352");

        ModelHost first = ModelHosts.acquire(config);
        ModelHost second = ModelHosts.acquire(config);
        ModelHosts.release(config);
        List<?> detections = answer(first, picture(config)).detections();
        ModelHosts.release(config);

        assertThat(second).isSameAs(first);
        assertThat(detections).isNotNull();
        CompletableFuture<InferenceResult> late = first.submit(picture(config));
        assertThatThrownBy(() -> late.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .hasMessageContaining("it was closed before");
        assertThatThrownBy(() -> ModelHosts.release(config))
                .hasMessageContaining("more often than lent");
    }

    @Test
    void failsOnePictureAndRunsTheNext() throws Exception {
        ModelConfig config = TestModels.material("fastestdet_352");
        ModelConfig other = TestModels.material("nanodet_m_320");
        ModelHost host = ModelHosts.acquire(config);

        Picture wrong = picture(other);
        CompletableFuture<InferenceResult> failed = host.submit(wrong);
        InferenceResult next = answer(host, picture(config));
        ModelHosts.release(config);

        assertThatThrownBy(() -> failed.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("the camera scales for another model");
        assertThatThrownBy(wrong::pixels).hasMessageContaining("was closed");
        assertThat(next.model().executionProvider()).isEqualTo("CPU");
    }

    @Test
    void answersEveryPictureWhenItIsClosed() throws Exception {
        ModelConfig config = TestModels.material("fastestdet_352");
        ModelHost host = ModelHosts.acquire(config);
        List<Picture> pictures = new ArrayList<>();
        List<CompletableFuture<InferenceResult>> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pictures.add(picture(config));
            futures.add(host.submit(pictures.get(i)));
        }

        ModelHosts.release(config);

        assertThat(futures).allMatch(CompletableFuture::isDone);
        assertThat(pictures)
                .allSatisfy(one -> assertThatThrownBy(one::pixels).hasMessageContaining("closed"));
    }

    @Test
    void measuresHowACpuRunsTheModel() {
        ModelConfig config =
                ModelConfig.of("measured", TestModels.material("fastestdet_352").file());

        ModelHost host = ModelHosts.acquire(config);
        int runs = host.parallelRuns();
        ModelHosts.release(config);

        assertThat(runs).isBetween(1, Runtime.getRuntime().availableProcessors());
    }

    @Test
    void refusesTheCpuWhereAGpuIsRequired() {
        assumeNoGpu();
        ModelConfig config = gpu(GpuUse.REQUIRED, List.of());

        assertThatThrownBy(() -> ModelHosts.acquire(config))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("TENSORRT not in use: ")
                .hasMessageContaining("CUDA not in use: ")
                .hasMessageContaining("set gpu to auto");
    }

    @Test
    void saysWhyTheCpuRunsWhatWasMeantForAGpu() {
        assumeNoGpu();
        ModelConfig config =
                gpu(GpuUse.AUTO, List.of(ExecutionProvider.CUDA, ExecutionProvider.CPU));

        ModelHost host = ModelHosts.acquire(config);
        List<ExecutionProviderAttempt> attempts = host.attempts();
        String fallback = host.cpuFallback().orElse("");
        ModelHosts.release(config);

        assertThat(attempts)
                .extracting(ExecutionProviderAttempt::provider)
                .containsExactly(ExecutionProvider.CUDA, ExecutionProvider.CPU);
        assertThat(attempts)
                .extracting(ExecutionProviderAttempt::opened)
                .containsExactly(false, true);
        assertThat(fallback).contains("runs on the CPU because", "onnxruntime_gpu");
    }

    @Test
    void callsTheCpuNoFallbackWhereNobodyAskedForAGpu() {
        assumeNoGpu();
        ModelConfig config = gpu(GpuUse.AUTO, List.of());

        ModelHost host = ModelHosts.acquire(config);
        boolean fallback = host.cpuFallback().isPresent();
        ModelHosts.release(config);

        assertThat(fallback).isFalse();
    }

    @Test
    void knowsWhatThisBuildBrings() {
        assertThat(BuiltInProviders.list())
                .extracting(ExecutionProviderAttempt::provider)
                .containsExactly(ExecutionProvider.values());
        assertThat(BuiltInProviders.version()).startsWith("1.");
    }

    private static void assumeNoGpu() {
        Assumptions.assumeFalse(
                BuiltInProviders.isGpuPresent(),
                "skipped: this machine has a GPU, which may be used");
    }

    private static ModelConfig gpu(GpuUse use, List<ExecutionProvider> providers) {
        return TestModels.withProviders(
                TestModels.material("fastestdet_352"), use, providers, null);
    }

    private static InferenceResult answer(ModelHost host, Picture picture) throws Exception {
        return host.submit(picture).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Picture picture(ModelConfig config) {
        PictureFormat format = ModelInspector.inspect(config).pictureFormat();
        return new PicturePool(format).borrow(format.place(format.widthPx(), format.heightPx()));
    }
}
