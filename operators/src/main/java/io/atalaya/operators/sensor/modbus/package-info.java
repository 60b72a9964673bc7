/** Sensors and controllers that are asked over Modbus TCP. */
@NullMarked
package io.atalaya.operators.sensor.modbus;

import org.jspecify.annotations.NullMarked;
