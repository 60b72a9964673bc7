/** Sensors' recordings: CSV and JSON lines, read again with the recording's own clock. */
@NullMarked
package io.atalaya.operators.sensor.file;

import org.jspecify.annotations.NullMarked;
