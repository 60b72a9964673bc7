/**
 * Cameras for people without one: clips, played again and again as live streams of JPEGs over HTTP.
 * What a camera says is read by {@link io.atalaya.operators.camera}; nothing here is part of a job.
 */
@NullMarked
package io.atalaya.operators.camera.virtual;

import org.jspecify.annotations.NullMarked;
