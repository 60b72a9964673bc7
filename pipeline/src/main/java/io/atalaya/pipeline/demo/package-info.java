/**
 * The demo's own input: a small moving scene and a tiny model, both made here, and the
 * configuration that joins them.
 */
@NullMarked
package io.atalaya.pipeline.demo;

import org.jspecify.annotations.NullMarked;
