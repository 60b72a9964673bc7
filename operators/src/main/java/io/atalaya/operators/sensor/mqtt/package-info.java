/** Sensors behind an MQTT broker: plain values, JSON, and Eclipse Sparkplug B. */
@NullMarked
package io.atalaya.operators.sensor.mqtt;

import org.jspecify.annotations.NullMarked;
