package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import io.atalaya.operators.inference.ExecutionProvider;
import io.atalaya.operators.inference.InputContract;
import io.atalaya.operators.inference.ModelConfig;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.inference.ModelSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens sessions, each on one execution provider. */
public final class OnnxSessions {
    private OnnxSessions() {}

    /** A session on the CPU. */
    public static ModelSession openCpu(ModelContract contract, int threadsPerRun) {
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threadsPerRun);
            options.setInterOpNumThreads(1);
            // Threads that wait by spinning would take the cores that decode the cameras' video.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return open(contract, options);
        } catch (OrtException e) {
            throw ModelException.of(
                    Kind.UNSUPPORTED_MODEL,
                    contract.config(),
                    "ONNX Runtime cannot run it on the CPU: " + e.getMessage(),
                    e);
        }
    }

    /**
     * A session on a GPU, tried out with one run.
     *
     * @param only whether no part of the model may run on the CPU
     * @throws GpuUnavailableException with the reason and what to do
     */
    public static ModelSession openGpu(
            ModelContract contract, ExecutionProvider provider, boolean only) {
        try (SessionOptions options = new SessionOptions()) {
            if (only) {
                options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
            }
            addProvider(options, contract, provider);
            return triedOut(open(contract, options));
        } catch (OrtException e) {
            throw new GpuUnavailableException(reason(e), e);
        } catch (ModelException e) {
            throw new GpuUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ModelSession open(ModelContract contract, SessionOptions options)
            throws OrtException {
        OrtEnvironment environment = OnnxRuntime.environment();
        OrtSession session = environment.createSession(contract.config().file(), options);
        return new OnnxSession(contract, session);
    }

    private static ModelSession triedOut(ModelSession session) {
        try (ModelSession.Run run = session.newRun(1)) {
            run.run(1);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static void addProvider(
            SessionOptions options, ModelContract contract, ExecutionProvider provider)
            throws OrtException {
        ModelConfig config = contract.config();
        if (provider == ExecutionProvider.CUDA && config.pluginLibrary() != null) {
            Path library = Path.of(config.pluginLibrary()).toAbsolutePath();
            options.addExecutionProvider(PluginLibrary.devices(library).subList(0, 1), Map.of());
            return;
        }
        BuiltInProviders.check(provider);
        if (provider == ExecutionProvider.TENSORRT) {
            try (OrtTensorRTProviderOptions tensorRt = tensorRt(contract)) {
                options.addTensorrt(tensorRt);
            }
        }
        // Behind TensorRT too: what that does not know shall not go to the CPU.
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
            // The exhaustive search would run again for each size of a batch.
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            options.addCUDA(cuda);
        }
    }

    // Engines are kept: building one takes minutes. One profile covers all sizes of a batch.
    private static OrtTensorRTProviderOptions tensorRt(ModelContract contract) throws OrtException {
        OrtTensorRTProviderOptions options = new OrtTensorRTProviderOptions(0);
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "atalaya", "tensorrt");
        try {
            Files.createDirectories(cache);
            options.add("trt_engine_cache_enable", "1");
            options.add("trt_engine_cache_path", cache.toString());
        } catch (IOException e) {
            throw new GpuUnavailableException(
                    "the folder for TensorRT's engines " + cache + " cannot be made", e);
        }
        if (contract.freeBatch()) {
            int most = contract.config().maxBatchSize();
            options.add("trt_profile_min_shapes", shapes(contract.input(), 1));
            options.add("trt_profile_opt_shapes", shapes(contract.input(), most));
            options.add("trt_profile_max_shapes", shapes(contract.input(), most));
        }
        return options;
    }

    private static String shapes(InputContract input, int pictures) {
        String picture =
                Arrays.stream(input.shape(pictures))
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining("x", input.picture().name() + ":", ""));
        return input.sizes() == null
                ? picture
                : picture + "," + input.sizes().name() + ":" + pictures + "x2";
    }

    private static String reason(OrtException e) {
        return e.getMessage()
                + "; check the NVIDIA driver, CUDA and cuDNN (TensorRT for tensorrt) and that"
                + " their libraries are found";
    }
}
