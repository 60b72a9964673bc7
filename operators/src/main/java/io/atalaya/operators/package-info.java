/**
 * The reusable building blocks of the pipeline, one package a stage, in the order of the data:
 * {@code camera, inference, decode, track, zone, rule, sink}. What they hand each other is in
 * {@code model}; pixels, which are never handed beyond one chain, in {@code picture}.
 */
@NullMarked
package io.atalaya.operators;

import org.jspecify.annotations.NullMarked;
