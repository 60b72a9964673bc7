/**
 * Which detections of one camera are the same object over time. {@link
 * io.atalaya.operators.track.TrackFunction} is the stage; {@link
 * io.atalaya.operators.track.Tracker} is what it knows, without Flink.
 */
@NullMarked
package io.atalaya.operators.track;

import org.jspecify.annotations.NullMarked;
