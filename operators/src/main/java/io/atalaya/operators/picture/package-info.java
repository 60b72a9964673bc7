/**
 * Pixels, which live inside one operator chain and nowhere else. Free of Flink, JavaCV and ONNX
 * Runtime.
 */
@NullMarked
package io.atalaya.operators.picture;

import org.jspecify.annotations.NullMarked;
