package io.atalaya.operators.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What ONNX Runtime does not tell of a model: the type of its weights and the files they lie in.
 * Walks the file's Protobuf fields by the numbers of {@code onnx.proto} and skips what it does not
 * need, so that nothing of a large model is copied.
 */
final class OnnxFileScan {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int NODE_OPERATION = 4;
    private static final int TENSOR_DIMS = 1;
    private static final int TENSOR_DATA_TYPE = 2;
    private static final int TENSOR_EXTERNAL_DATA = 13;
    private static final int ENTRY_KEY = 1;
    private static final int ENTRY_VALUE = 2;
    private static final Map<Integer, String> PRECISIONS =
            Map.of(1, "fp32", 10, "fp16", 16, "bf16", 11, "fp64", 2, "int8", 3, "int8");
    private static final Set<String> QUANTIZED =
            Set.of(
                    "QuantizeLinear",
                    "QLinearConv",
                    "ConvInteger",
                    "MatMulInteger",
                    "QLinearMatMul");

    private final Map<String, Long> weights = new HashMap<>();
    private final Set<String> externalFiles = new TreeSet<>();
    private boolean quantized;
    private boolean graphSeen;

    private OnnxFileScan() {}

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException if the bytes are no ONNX model
     */
    static OnnxFileScan of(ByteBuffer file) {
        OnnxFileScan scan = new OnnxFileScan();
        ProtoFields.read(file, (number, value) -> scan.model(number, value));
        if (!scan.graphSeen) {
            throw new IllegalArgumentException("there is no graph in it");
        }
        return scan;
    }

    /** Of most of the weights; {@code int8} where the graph computes with quantized numbers. */
    String precision() {
        if (quantized) {
            return "int8";
        }
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("fp32");
    }

    /** Names of files that hold weights, relative to the model's folder. */
    Set<String> externalFiles() {
        return externalFiles;
    }

    private void model(int number, ProtoFields.Value value) {
        if (number == MODEL_GRAPH && value.isBytes()) {
            graphSeen = true;
            ProtoFields.read(value.bytes(), this::graph);
        }
    }

    private void graph(int number, ProtoFields.Value value) {
        if (number == GRAPH_NODE) {
            ProtoFields.read(value.bytes(), this::node);
        } else if (number == GRAPH_INITIALIZER) {
            Tensor tensor = new Tensor();
            ProtoFields.read(value.bytes(), tensor);
            weights.merge(tensor.precision, tensor.elements, Long::sum);
        }
    }

    private void node(int number, ProtoFields.Value value) {
        if (number == NODE_OPERATION && QUANTIZED.contains(text(value))) {
            quantized = true;
        }
    }

    private static String text(ProtoFields.Value value) {
        return StandardCharsets.UTF_8.decode(value.bytes()).toString();
    }

    private final class Tensor implements ProtoFields.Visitor {
        private long elements = 1;
        private String precision = "other";
        private String key = "";

        @Override
        public void field(int number, ProtoFields.Value value) {
            switch (number) {
                case TENSOR_DIMS -> dims(value);
                case TENSOR_DATA_TYPE ->
                        precision =
                                PRECISIONS.getOrDefault(Math.toIntExact(value.number()), "other");
                case TENSOR_EXTERNAL_DATA -> ProtoFields.read(value.bytes(), this::entry);
                default -> {}
            }
        }

        private void dims(ProtoFields.Value value) {
            if (value.isBytes()) {
                ProtoFields.packed(value.bytes(), length -> elements *= length);
            } else {
                elements *= value.number();
            }
        }

        private void entry(int number, ProtoFields.Value value) {
            if (number == ENTRY_KEY) {
                key = text(value);
            } else if (number == ENTRY_VALUE && key.equals("location")) {
                externalFiles.add(text(value));
            }
        }
    }
}
