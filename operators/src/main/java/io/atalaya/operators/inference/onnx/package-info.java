/** The only place that knows ONNX Runtime: model files, sessions, execution providers. */
@NullMarked
package io.atalaya.operators.inference.onnx;

import org.jspecify.annotations.NullMarked;
