package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtEpDevice;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtHardwareDevice.OrtHardwareDeviceType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An execution provider in a library of its own, as CUDA 13 and DGX Spark need it. Registered once
 * in a process, because ONNX Runtime refuses a second time.
 */
final class PluginLibrary {
    private static final String PLUGIN_ENTRY = "CreateEpFactories";
    private static final String BRIDGE_ENTRY = "GetProvider";
    private static final Map<Path, String> REGISTERED = new HashMap<>();

    private PluginLibrary() {}

    /**
     * The GPUs that the library brings.
     *
     * @throws GpuUnavailableException with the reason and what to do
     */
    static synchronized List<OrtEpDevice> devices(Path library) {
        check(library);
        OrtEnvironment environment = OnnxRuntime.environment();
        try {
            if (!REGISTERED.containsKey(library)) {
                String name = "atalaya-plugin-" + REGISTERED.size();
                environment.registerExecutionProviderLibrary(name, library.toString());
                REGISTERED.put(library, name);
            }
            List<OrtEpDevice> devices =
                    environment.getEpDevices().stream().filter(PluginLibrary::isGpu).toList();
            if (devices.isEmpty()) {
                throw new GpuUnavailableException(
                        library + " found no GPU; check the NVIDIA driver with nvidia-smi");
            }
            return devices;
        } catch (OrtException e) {
            throw new GpuUnavailableException(
                    "ONNX Runtime does not take "
                            + library
                            + ": "
                            + e.getMessage()
                            + "; check that its CUDA version is installed and the driver is new"
                            + " enough",
                    e);
        }
    }

    /** Refuses what is not a plug-in for this machine, without loading it. */
    static void check(Path library) {
        ElfExports exports = read(library);
        int machine =
                System.getProperty("os.arch").equals("aarch64")
                        ? ElfExports.AARCH64
                        : ElfExports.X86_64;
        if (exports.machine() != machine) {
            throw new GpuUnavailableException(
                    library + " is for another processor; take the archive for this machine");
        }
        // ONNX Runtime would call into it the wrong way and take the process down.
        if (exports.names().contains(BRIDGE_ENTRY)) {
            throw new GpuUnavailableException(
                    library
                            + " exports "
                            + BRIDGE_ENTRY
                            + ", so it is a bridge library and belongs to onnxruntime_gpu;"
                            + " pluginLibrary needs a plug-in, which exports "
                            + PLUGIN_ENTRY);
        }
        if (!exports.names().contains(PLUGIN_ENTRY)) {
            throw new GpuUnavailableException(
                    library
                            + " does not export "
                            + PLUGIN_ENTRY
                            + ", so it is no plug-in of ONNX Runtime; check the path");
        }
    }

    private static ElfExports read(Path library) {
        try {
            return ElfExports.read(library);
        } catch (IOException e) {
            throw new GpuUnavailableException(
                    "pluginLibrary " + library + " cannot be used: " + e, e);
        }
    }

    private static boolean isGpu(OrtEpDevice device) {
        return device.getDevice().getType() == OrtHardwareDeviceType.GPU
                && device.getEpName().toUpperCase(Locale.ROOT).contains("CUDA");
    }
}
