/** Units of measurement after UCUM, and how one is converted to another. Free of Flink. */
@NullMarked
package io.atalaya.operators.sensor.unit;

import org.jspecify.annotations.NullMarked;
