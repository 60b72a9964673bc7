/**
 * What is out of the ordinary in a series of readings. A {@link
 * io.atalaya.operators.anomaly.Detector} decides, without Flink, from one series in the order of
 * its event time; {@link io.atalaya.operators.anomaly.DetectorConfig} says which there are.
 */
@NullMarked
package io.atalaya.operators.anomaly;

import org.jspecify.annotations.NullMarked;
