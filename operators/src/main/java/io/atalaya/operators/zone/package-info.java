/**
 * Zones and lines: which tracked object is in which zone since when, and what crossed which line.
 * {@link io.atalaya.operators.zone.ZoneFunction} is the stage; {@link
 * io.atalaya.operators.zone.ZoneMonitor} is what it knows, without Flink.
 */
@NullMarked
package io.atalaya.operators.zone;

import org.jspecify.annotations.NullMarked;
