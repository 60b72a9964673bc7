/**
 * Runs models on the cameras' pictures. {@link
 * io.atalaya.operators.inference.InferenceOperatorFactory} is the stage, {@link
 * io.atalaya.operators.inference.ModelInspector} checks a model before a job starts, and {@link
 * io.atalaya.operators.inference.ModelHosts} lends the process's shared sessions to whoever wants
 * to run a model without Flink.
 */
@NullMarked
package io.atalaya.operators.inference;

import org.jspecify.annotations.NullMarked;
