/**
 * Cameras as a Flink source: a split is a camera, read by a thread of its own, whose newest (live)
 * or next (file) frame waits in a slot for the task.
 */
@NullMarked
package io.atalaya.operators.camera;

import org.jspecify.annotations.NullMarked;
