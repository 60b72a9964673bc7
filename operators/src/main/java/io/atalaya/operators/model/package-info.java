/**
 * The words of the domain: what travels between stages and means the same in all of them. Records
 * only, free of Flink, JavaCV, ONNX Runtime and Protobuf.
 */
@NullMarked
package io.atalaya.operators.model;

import org.jspecify.annotations.NullMarked;
