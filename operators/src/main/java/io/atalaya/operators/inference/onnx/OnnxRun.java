package io.atalaya.operators.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.atalaya.operators.decode.ElementType;
import io.atalaya.operators.decode.OutputTensors;
import io.atalaya.operators.decode.TensorSpec;
import io.atalaya.operators.inference.InputContract;
import io.atalaya.operators.inference.ModelContract;
import io.atalaya.operators.inference.ModelException;
import io.atalaya.operators.inference.ModelException.Kind;
import io.atalaya.operators.inference.ModelSession;
import io.atalaya.operators.inference.PictureEncoder;
import io.atalaya.operators.picture.Picture;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thread's input and output memory, set aside once. For each number of pictures the tensors
 * over it are made at their first use and kept. Outputs whose shape the model decides at run time
 * are copied instead.
 */
final class OnnxRun implements ModelSession.Run {
    private final ModelContract contract;
    private final OrtSession session;
    private final ByteBuffer input;
    private final PictureEncoder encoder;
    private final @Nullable ByteBuffer[] outputs;
    private final @Nullable Binding[] bindings;

    OnnxRun(ModelContract contract, OrtSession session, int maxPictures) {
        this.contract = contract;
        this.session = session;
        InputContract picture = contract.input();
        long elementBytes = PictureEncoder.elementBytes(picture.picture().type());
        this.input = OnnxTensors.memory(elementBytes * maxPictures * picture.elements());
        this.encoder = new PictureEncoder(picture, input);
        this.bindings = new Binding[maxPictures + 1];
        List<TensorSpec> specs = contract.signature().outputs();
        this.outputs = new ByteBuffer[specs.size()];
        for (int i = 0; i < outputs.length; i++) {
            if (isFixed(specs.get(i))) {
                long elements = OnnxTensors.elements(shape(specs.get(i), maxPictures));
                outputs[i] = OnnxTensors.memory(elements * Float.BYTES);
            }
        }
    }

    @Override
    public void load(int place, Picture picture) {
        if (!picture.format().equals(contract.pictureFormat())) {
            throw ModelException.of(
                    Kind.RUN,
                    contract.config(),
                    "it was given a picture of "
                            + picture.format()
                            + " and takes "
                            + contract.pictureFormat()
                            + ": the camera scales for another model");
        }
        encoder.encode(picture.pixels(), place);
    }

    @Override
    public OutputTensors run(int pictures) {
        try {
            Binding binding = binding(pictures);
            try (OrtSession.Result result =
                    session.run(binding.inputs, binding.copied, binding.pinned)) {
                copy(binding, result);
            }
            return binding.tensors;
        } catch (OrtException e) {
            throw ModelException.of(
                    Kind.RUN,
                    contract.config(),
                    "a run of " + pictures + " picture(s) failed: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        for (Binding binding : bindings) {
            if (binding != null) {
                binding.inputs.values().forEach(OnnxTensor::close);
                binding.pinned.values().forEach(OnnxTensor::close);
            }
        }
    }

    private Binding binding(int pictures) throws OrtException {
        Binding binding = bindings[pictures];
        if (binding == null) {
            binding = new Binding(pictures);
            bindings[pictures] = binding;
        }
        return binding;
    }

    private boolean isFixed(TensorSpec output) {
        return contract.output().shapesFollowInput() && output.type() == ElementType.FLOAT;
    }

    private static long[] shape(TensorSpec output, int pictures) {
        long[] shape = output.shape().stream().mapToLong(Long::longValue).toArray();
        shape[0] *= pictures;
        return shape;
    }

    private void copy(Binding binding, OrtSession.Result result) {
        List<TensorSpec> specs = contract.signature().outputs();
        for (int i = 0; i < specs.size(); i++) {
            if (outputs[i] == null
                    && result.get(specs.get(i).name()).orElse(null) instanceof OnnxTensor tensor) {
                set(binding.tensors, i, tensor);
            }
        }
    }

    private static void set(OutputTensors tensors, int output, OnnxTensor tensor) {
        switch (OnnxTensors.elementType(tensor.getInfo().type)) {
            case FLOAT, FLOAT16 -> tensors.set(output, OnnxTensors.floats(tensor));
            case INT32, INT64 -> tensors.set(output, OnnxTensors.integers(tensor));
            case UINT8, OTHER -> {} // no decoder reads these
        }
    }

    /** The tensors for one number of pictures. */
    private final class Binding {
        private final Map<String, OnnxTensor> inputs = new HashMap<>();
        private final Map<String, OnnxTensor> pinned = new HashMap<>();
        private final Set<String> copied = new HashSet<>();
        private final OutputTensors tensors;

        Binding(int pictures) throws OrtException {
            this.tensors = new OutputTensors(outputs.length, pictures);
            bindInputs(pictures);
            for (int i = 0; i < outputs.length; i++) {
                bindOutput(i, pictures);
            }
        }

        private void bindInputs(int pictures) throws OrtException {
            InputContract picture = contract.input();
            TensorSpec spec = picture.picture();
            int elementBytes = PictureEncoder.elementBytes(spec.type());
            ByteBuffer part = part(input, (long) pictures * picture.elements() * elementBytes);
            inputs.put(spec.name(), OnnxTensors.over(part, picture.shape(pictures), spec.type()));
            TensorSpec sizes = picture.sizes();
            if (sizes != null) {
                int width = picture.format().widthPx();
                int height = picture.format().heightPx();
                inputs.put(sizes.name(), OnnxTensors.sizes(pictures, width, height));
            }
        }

        private void bindOutput(int index, int pictures) throws OrtException {
            TensorSpec spec = contract.signature().outputs().get(index);
            ByteBuffer memory = outputs[index];
            if (memory == null) {
                copied.add(spec.name());
                return;
            }
            long[] shape = shape(spec, pictures);
            ByteBuffer part = part(memory, OnnxTensors.elements(shape) * Float.BYTES);
            pinned.put(spec.name(), OnnxTensors.over(part, shape, ElementType.FLOAT));
            tensors.set(index, part.asFloatBuffer());
        }

        private static ByteBuffer part(ByteBuffer memory, long bytes) {
            return memory.slice(0, Math.toIntExact(bytes)).order(memory.order());
        }
    }
}
