/**
 * Readings on their way from a Kafka topic through detectors and rules, beside a bare consumer that
 * does the same sums.
 */
@NullMarked
package io.atalaya.bench.sensors;

import org.jspecify.annotations.NullMarked;
