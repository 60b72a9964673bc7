/**
 * What the outputs of detection models mean: one class for each output contract, each of which
 * checks names and shapes before any picture is seen. Plain Java, free of Flink and ONNX Runtime.
 */
@NullMarked
package io.atalaya.operators.decode;

import org.jspecify.annotations.NullMarked;
