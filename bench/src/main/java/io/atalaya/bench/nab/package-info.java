/**
 * Detectors on the Numenta Anomaly Benchmark, scored as it scores: start reading at {@link
 * io.atalaya.bench.nab.NabCommand}.
 */
@NullMarked
package io.atalaya.bench.nab;

import org.jspecify.annotations.NullMarked;
