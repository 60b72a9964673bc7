/** Sensors whose messages lie on Kafka topics, as JSON or as our own Protobuf. */
@NullMarked
package io.atalaya.operators.sensor.kafka;

import org.jspecify.annotations.NullMarked;
