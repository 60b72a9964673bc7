/**
 * Sensors: what they send becomes readings, how they do becomes health, and what cannot be read
 * becomes dead letters. {@link io.atalaya.operators.sensor.SensorSource} reads them, one split a
 * sensor; {@link io.atalaya.operators.sensor.SensorFunction} watches over each of them; {@link
 * io.atalaya.operators.sensor.SensorConfig} says which there are. Each kind of connection has a
 * package of its own.
 */
@NullMarked
package io.atalaya.operators.sensor;

import org.jspecify.annotations.NullMarked;
