/**
 * Keeps cameras' video for a time, in segments of a few seconds: as it came from the camera, or
 * encoded anew from pictures in which something was blurred. Whatever becomes of the disk, the
 * camera goes on.
 */
@NullMarked
package io.atalaya.operators.camera.recording;

import org.jspecify.annotations.NullMarked;
