/**
 * One video at a time, by FFmpeg: opening, reading, decoding, scaling. Nothing outside this package
 * touches native code, and nothing in it knows of Flink.
 */
@NullMarked
package io.atalaya.operators.camera.ffmpeg;

import org.jspecify.annotations.NullMarked;
