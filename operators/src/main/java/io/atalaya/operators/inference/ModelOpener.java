package io.atalaya.operators.inference;

import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.inference.onnx.BuiltInProviders;
import io.atalaya.operators.inference.onnx.GpuUnavailableException;
import io.atalaya.operators.inference.onnx.OnnxSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a model on the first execution provider of its order that works, and keeps the reasons. */
final class ModelOpener {
    private static final Logger LOG = LoggerFactory.getLogger(ModelOpener.class);
    private static final int RUNS_ON_GPU = 2;

    private final ModelContract contract;
    private final ModelConfig config;
    private final List<ExecutionProviderAttempt> attempts = new ArrayList<>();

    private ModelOpener(ModelContract contract) {
        this.contract = contract;
        this.config = contract.config();
    }

    /**
     * Opens the model.
     *
     * @throws ModelException if no execution provider that is allowed works
     */
    static OpenedModel open(ModelContract contract) {
        return new ModelOpener(contract).open();
    }

    private OpenedModel open() {
        for (ExecutionProvider provider : order()) {
            OpenedModel opened = provider.isGpu() ? tryGpu(provider) : openCpu();
            if (opened != null) {
                return opened;
            }
        }
        String reasons =
                attempts.stream()
                        .map(ExecutionProviderAttempt::toString)
                        .collect(Collectors.joining("; "));
        throw ModelException.of(
                Kind.EXECUTION_PROVIDER,
                config,
                "none of the execution providers it may use works: "
                        + reasons
                        + ". To run on the CPU all the same set gpu to auto and let"
                        + " executionProviders end with cpu");
    }

    private List<ExecutionProvider> order() {
        if (config.gpu() == GpuUse.OFF) {
            return List.of(ExecutionProvider.CPU);
        }
        List<ExecutionProvider> order = config.executionProviders();
        if (order.isEmpty()) {
            order =
                    config.pluginLibrary() != null
                            ? List.of(ExecutionProvider.CUDA, ExecutionProvider.CPU)
                            : List.of(ExecutionProvider.values());
        }
        return config.gpu() == GpuUse.REQUIRED
                ? order.stream().filter(ExecutionProvider::isGpu).toList()
                : order;
    }

    private @Nullable OpenedModel tryGpu(ExecutionProvider provider) {
        try {
            boolean only = config.gpu() == GpuUse.REQUIRED;
            ModelSession session = OnnxSessions.openGpu(contract, provider, only);
            keep(new ExecutionProviderAttempt(provider, true, "the model runs on it"));
            int runs = config.parallelRuns() != null ? config.parallelRuns() : RUNS_ON_GPU;
            int batch = contract.freeBatch() ? config.maxBatchSize() : 1;
            RunPlan plan = new RunPlan(runs, 1, batch, "the GPU computes");
            return new OpenedModel(session, plan, provider, List.copyOf(attempts), "");
        } catch (GpuUnavailableException e) {
            keep(new ExecutionProviderAttempt(provider, false, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private OpenedModel openCpu() {
        CpuPlanner planner =
                new CpuPlanner(
                        contract,
                        threads -> OnnxSessions.openCpu(contract, threads),
                        Runtime.getRuntime().availableProcessors());
        CpuPlanner.Planned planned = planner.plan();
        String fallback = fallback();
        if (!fallback.isEmpty()) {
            LOG.warn("model={} {}", config.name(), fallback);
        }
        keep(
                new ExecutionProviderAttempt(
                        ExecutionProvider.CPU,
                        true,
                        fallback.isEmpty() ? "as asked for, or no GPU is here" : fallback));
        return new OpenedModel(
                planned.session(),
                planned.plan(),
                ExecutionProvider.CPU,
                List.copyOf(attempts),
                fallback);
    }

    // Where nobody named a GPU and none is here, the CPU is no fallback but what there is.
    private String fallback() {
        boolean asked =
                !config.executionProviders().isEmpty()
                        || config.pluginLibrary() != null
                        || BuiltInProviders.isGpuPresent();
        if (attempts.isEmpty() || !asked) {
            return "";
        }
        return attempts.stream()
                .map(attempt -> attempt.provider() + ": " + attempt.reason())
                .collect(
                        Collectors.joining(
                                "; ", "runs on the CPU because no GPU could be used: ", ""));
    }

    private void keep(ExecutionProviderAttempt attempt) {
        attempts.add(attempt);
        LOG.info("model={} execution provider {}", config.name(), attempt);
    }
}
